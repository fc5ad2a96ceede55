/** Which parts the numbers around an exercise can play: in `5x3` the first is no load, in `100 5 5 4` the last no set. */
import { traitsOf } from "../log/block.ts";
import type { Evidence, Figure, Role } from "./figure.ts";
import { isSame, LEAST_PLAIN_LOAD } from "./figure.ts";

const MOST_SETS = 30;
/** No exercise of a message has more numbers; it bounds the work hostile text can cause. */
const MOST_FIGURES = 120;
const MOST_REPS = 300;
/** In a list behind a load a larger number is the next load. */
const MOST_LISTED = 50;

/** The numbers of one exercise and what they can be of it. */
export class Parts {
  readonly figures: readonly Figure[];
  private readonly all: readonly Figure[];
  private readonly traits: ReturnType<typeof traitsOf>;
  private readonly saysSets: boolean;
  private readonly loads: number;
  private asLoads: readonly Figure[] | undefined;
  private asAmounts: readonly Figure[] | undefined;

  constructor(evidence: Evidence, own: ReadonlySet<Figure>, exercise: string) {
    this.all = evidence.figures;
    this.figures = evidence.figures.filter((figure) => own.has(figure)).slice(0, MOST_FIGURES);
    this.traits = traitsOf(exercise);
    this.saysSets = /\b(?:sets?|rounds?|times|supersets?|x)\b/.test(evidence.plain);
    this.loads = this.figures.filter((figure) => isTold(figure, "kg") || this.isLarge(figure)).length;
  }

  /** Those that can play a role with a value. */
  with(role: Role, value: number, tolerance?: number): Figure[] {
    return this.figures.filter(
      (figure) => means(figure, role, value, tolerance) && (isTold(figure, role) || this.canBe(figure, role)),
    );
  }

  /** Those that can be loads. */
  loadFigures(): readonly Figure[] {
    this.asLoads ??= this.figures.filter(
      (figure) => isTold(figure, "kg") || (isPlain(figure) && this.canBe(figure, "kg")),
    );
    return this.asLoads;
  }

  /** Those that can be reps, or seconds or metres with their unit. */
  amountFigures(): readonly Figure[] {
    this.asAmounts ??= this.figures.filter(
      (figure) =>
        (["reps", "seconds", "meters"] as const).some((role) => isTold(figure, role)) ||
        (isPlain(figure) && this.canBe(figure, "reps")),
    );
    return this.asAmounts;
  }

  /** The figure at a place in the whole text, to which others are glued. */
  at(index: number | undefined): Figure | undefined {
    return index === undefined ? undefined : this.all[index];
  }

  private isLarge(figure: Figure): boolean {
    const value = plainValue(figure);
    return value !== undefined && value >= LEAST_PLAIN_LOAD;
  }

  private canBe(figure: Figure, role: Role): boolean {
    const value = plainValue(figure);
    if (value === undefined) return true;
    const { before, after } = figure.glued ?? {};
    switch (role) {
      case "kg":
        return this.canBeLoad(figure, value, before, after);
      case "reps":
        return this.canBeReps(figure, value, before, after);
      case "sets":
        return this.canBeSets(value, before, after);
      case "seconds":
        return this.traits.measure === "time";
      case "meters":
        return this.traits.measure === "distance";
      default:
        return false;
    }
  }

  private canBeLoad(figure: Figure, value: number, before: number | undefined, after: number | undefined): boolean {
    if (this.traits.load === "none") return false;
    if (before !== undefined && after !== undefined) return false;
    if (after !== undefined) return value >= LEAST_PLAIN_LOAD || (this.loads === 0 && !this.hasLoose());
    if (before !== undefined) {
      const first = this.all[before]!;
      const head = first.glued?.before !== undefined ? this.all[first.glued.before]! : first;
      const headLoad = isTold(head, "kg") || this.isLarge(head);
      return !headLoad && (first !== head || value >= LEAST_PLAIN_LOAD);
    }
    if (this.traits.load === "bodyweight") return this.figures.length > 1;
    const behindProduct = this.loads === 0 && this.figures.some((other) => other.glued && other.start < figure.start);
    return value >= LEAST_PLAIN_LOAD || (this.isFirst(figure) && this.opens(figure)) || behindProduct;
  }

  private canBeReps(figure: Figure, value: number, before: number | undefined, after: number | undefined): boolean {
    if (value > MOST_REPS) return false;
    if (before !== undefined) {
      const first = this.all[before]!;
      return first.glued?.before === undefined;
    }
    if (after !== undefined) {
      const second = this.all[after]!;
      if (figure.counted) return true;
      return isTold(second, "kg") || (this.isLarge(second) && value < LEAST_PLAIN_LOAD);
    }
    if (this.traits.load !== "external") return true;
    const others = this.figures.filter(
      (other) => other !== figure && (isTold(other, "kg") || plainValue(other) !== undefined),
    );
    const opens = !this.figures.some((other) => other.start < figure.start);
    return (
      !this.isFirst(figure) ||
      (!opens && value <= MOST_LISTED) ||
      others.some((other) => isTold(other, "kg")) ||
      others.length === 0
    );
  }

  private canBeSets(value: number, before: number | undefined, after: number | undefined): boolean {
    if (value > MOST_SETS) return false;
    if (after !== undefined && before === undefined) return true;
    const first = before === undefined ? undefined : this.all[before];
    if (first && (first.counted || plainValue(first) === undefined)) return true;
    if (before !== undefined) return this.all[before]!.glued?.before !== undefined || this.isLarge(this.all[before]!);
    return this.saysSets;
  }

  /** A bare number that no x joins to another, and so likelier the load. */
  private hasLoose(): boolean {
    return this.figures.some((figure) => plainValue(figure) !== undefined && figure.glued === undefined);
  }

  /** The first of all, or of a pair (`8 12, 10 10`). */
  private opens(figure: Figure): boolean {
    const first = !this.figures.some((other) => other.start < figure.start);
    return first || this.figures.some((other) => other.segment === figure.segment && other.start > figure.start);
  }

  /** The first number of its piece of the text. */
  private isFirst(figure: Figure): boolean {
    return !this.figures.some((other) => other.segment === figure.segment && other.start < figure.start);
  }
}

/** Whether a figure says a value in a role, its place not yet asked. */
export function means(figure: Figure, role: Role, value: number, tolerance?: number): boolean {
  return figure.meanings.some(
    (meaning) => (meaning.role === role || isCounted(meaning.role, role)) && isSame(meaning.value, value, tolerance),
  );
}

/** A bare number can be seconds or metres of what is measured so. */
function isCounted(meaning: Role, role: Role): boolean {
  return meaning === "plain" && (role === "seconds" || role === "meters");
}

/** Its own unit or word gives it the role. */
export function isTold(figure: Figure, role: Role): boolean {
  return plainValue(figure) === undefined && figure.meanings.some((meaning) => meaning.role === role);
}

function isPlain(figure: Figure): boolean {
  return plainValue(figure) !== undefined;
}

export function plainValue(figure: Figure): number | undefined {
  return figure.meanings[0]?.role === "plain" ? figure.meanings[0].value : undefined;
}
