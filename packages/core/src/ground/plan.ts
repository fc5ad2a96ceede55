/** Holds a structured answer for a plan against the plan's own words: what they do not say is dropped and listed. */
import type { PlanAtom } from "../plan/atom.ts";
import { LIMITS } from "../plan/limits.ts";
import type { Plan, PlanContext, PlanCycle, PlanItem, PlanSession } from "../plan/plan.ts";
import { unitIn } from "../plan/read.ts";
import { kgFrom } from "../units/load.ts";
import { NAMED_METERS } from "./activity.ts";
import type { Dropped, Grounded, Reason } from "./dropped.ts";
import type { Amount, Told } from "./plan-part.ts";
import { isTold, toldBy } from "./plan-part.ts";
import type { Place, PlanEvidence } from "./plan-place.ts";
import { planEvidence } from "./plan-place.ts";
import { isQuoted } from "./quote.ts";

/**
 * @param answer a plan of the plan reader's shape
 * @param text the plan as it was written
 * @returns the sessions and items that the text tells; paths in `dropped` start at the plan
 */
export function groundPlan(answer: Plan, text: string, context: PlanContext): Grounded<Plan> {
  return groundOf(text, context)(answer);
}

/** What holds any number of answers against one text, which is looked through once. */
function groundOf(text: string, context: PlanContext): (answer: Plan) => Grounded<Plan> {
  const unit = unitIn(text) ?? context.unit;
  const ground = new PlanGround(planEvidence(text, { ...context, unit }), (value) => kgFrom(value, unit));
  return (answer) => ground.answer(answer);
}

/** Said of every exercise it stands beside, in its line or on a line of its own. */
const COLOURS: ReadonlySet<Amount> = new Set([
  "rpe",
  "rir",
  "percent1rm",
  "restSeconds",
  "zone",
  "watts",
  "paceSecondsPerKm",
]);

/** A number beyond it is no count of weeks. */
const MOST_WEEKS = 52;

const SIDES = /\b(?:each|per|side|sides|leg|legs|arm|arms|ea|es|e\/s|a side|both|single|left|right|l\/r)\b/;

class PlanGround {
  private dropped: Dropped[] = [];
  private readonly evidence: PlanEvidence;
  private readonly kgOf: (value: number) => number;
  private seen = new Set<string>();
  private readonly known = new Map<readonly PlanAtom[], Told[]>();
  private readonly answers = new Map<Place, Map<string, boolean>>();
  private readonly repeats: boolean;
  /** Every number of the text, whatever it means. */
  private readonly numbers: ReadonlySet<number>;

  constructor(evidence: PlanEvidence, kgOf: (value: number) => number) {
    this.evidence = evidence;
    this.kgOf = kgOf;
    this.numbers = new Set(toldNumbers(evidence.plain));
    this.repeats =
      evidence.lettered ||
      /\b(?:same|repeat\w*|again|as (?:on )?(?:mon|tue|wed|thu|fri|sat|sun)\w*|alternat\w*|like (?:mon|tue|wed|thu|fri|sat|sun)\w*|every day|daily|each day|all days|each session|every session)\b/.test(
        evidence.plain,
      );
  }

  answer(answer: Plan): Grounded<Plan> {
    this.dropped = [];
    this.seen = new Set();
    const kept = this.plan(answer);
    return { kept, dropped: this.dropped };
  }

  private plan(answer: Plan): Plan {
    const { title, weeks, cycles, sessions } = answer;
    const kept: Plan = {
      sessions: sessions.flatMap((session, index) => this.session(session, `sessions.${index}`) ?? []),
    };
    if (title !== undefined && this.quoted(title, "title")) kept.title = title;
    const total = Math.max(0, ...this.evidence.weeks, ...(cycles ?? []).map(({ to }) => to));
    if (weeks !== undefined) {
      if (this.evidence.weeks.has(weeks) || (weeks === total && total > 0)) kept.weeks = weeks;
      else this.drop("weeks", weeks, "not-told");
    }
    const told = cycles?.filter((cycle, index) => this.cycle(cycle, `cycles.${index}`));
    if (told && told.length > 0) kept.cycles = told;
    return kept;
  }

  private cycle(cycle: PlanCycle, path: string): boolean {
    const { name, from, to } = cycle;
    if (!this.quoted(name, `${path}.name`)) return false;
    if (from < 1 || to < from) return this.drop(path, cycle, "out-of-range");
    const length = to - from + 1;
    const fits = this.evidence.weeks.has(from) && this.evidence.weeks.has(to);
    return fits || length === 1 || this.numbers.has(length) || this.drop(path, cycle, "not-told");
  }

  private session(session: PlanSession, path: string): PlanSession | undefined {
    const kept: PlanSession = { ...session, items: [] };
    if (kept.title !== undefined && !this.quoted(kept.title, `${path}.title`)) delete kept.title;
    if (kept.slot !== undefined && !this.evidence.slots.has(kept.slot)) {
      this.drop(`${path}.slot`, kept.slot, "not-told");
      delete kept.slot;
    }
    if (kept.day !== undefined && !this.evidence.days.has(kept.day)) {
      this.drop(`${path}.day`, kept.day, "not-told");
      delete kept.day;
    }
    if (kept.week !== undefined && !this.hasWeek(kept.week)) {
      this.drop(`${path}.week`, kept.week, "not-told");
      delete kept.week;
    }
    const used = new Map<string, number>();
    for (const [index, item] of session.items.entries()) {
      const told = this.item(item, session, `${path}.items.${index}`, used);
      if (told) kept.items.push(told);
    }
    const key = JSON.stringify({ ...kept, title: undefined });
    const empty = session.items.length > 0 && kept.items.length === 0;
    if (!empty && !(this.seen.has(key) && kept.items.length > 0)) {
      this.seen.add(key);
      return kept;
    }
    this.drop(path, session, empty ? "empty" : "more-than-told");
    return undefined;
  }

  private hasWeek(week: number): boolean {
    const { weeks, plain } = this.evidence;
    return (
      weeks.has(week) ||
      (/\bweeks?\b|\bwk/.test(plain) &&
        [...this.numbers].some((total) => week >= 1 && week <= total && total <= MOST_WEEKS))
    );
  }

  private item(item: PlanItem, session: PlanSession, path: string, used: Map<string, number>): PlanItem | undefined {
    const drops: Dropped[] = [];
    const told =
      "exercise" in item ? this.lift(item, session, path, drops, used) : this.activity(item, session, path, drops);
    this.dropped.push(...drops);
    if (told) this.coloured(told, path);
    return told;
  }

  private lift(
    item: PlanItem & { exercise: string },
    session: PlanSession,
    path: string,
    drops: Dropped[],
    used: Map<string, number>,
  ): PlanItem | undefined {
    const named = this.evidence.places.filter((place) => place.exercise === item.exercise);
    const here = named.filter(
      (place) =>
        this.repeats || session.day === undefined || place.days.length === 0 || place.days.includes(session.day),
    );
    if (here.length === 0) {
      drops.push({ path, value: item, why: named.length > 0 ? "not-together" : "not-told" });
      return undefined;
    }
    const tried = here.map((place) => this.amounts(item, path, (field, value) => this.isOfPlace(place, field, value)));
    const best = tried.reduce((a, b) => (b.drops.length < a.drops.length ? b : a));
    const key = JSON.stringify(item);
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);
    if (count > tried.filter((one) => one.drops.length === best.drops.length).length) {
      drops.push({ path, value: item, why: "more-than-told" });
      return undefined;
    }
    drops.push(...best.drops);
    return best.kept;
  }

  /** Plans repeat themselves, so each question about a place is answered once. */
  private isOfPlace(place: Place, field: Amount, value: number): boolean {
    const known = this.answers.get(place) ?? new Map<string, boolean>();
    this.answers.set(place, known);
    const key = `${field} ${value}`;
    const told = known.get(key) ?? this.ofPlace(place, field, value);
    known.set(key, told);
    return told;
  }

  private ofPlace(place: Place, field: Amount, value: number): boolean {
    if (field === "sets" && value === 1) return true;
    if (isTold(this.told(place.own), field, value)) return true;
    if (
      field === "restSeconds" &&
      place.own.some((atom, at) => isBareTime(place.own, at) && atom.kind === "time" && atom.seconds === value)
    )
      return true;
    const counted = place.own.some((atom) => atom.kind === "x" || atom.kind === "sets");
    const forAll = place.line.filter((atom) => atom.kind === "sets");
    if (field === "sets" && !counted && isTold(toldBy(forAll, this.kgOf), field, value)) return true;
    const bare = !place.own.some((atom) => ["x", "sets", "reps", "range", "list"].includes(atom.kind));
    if (COLOURS.has(field))
      return (
        isTold(this.told(place.line), field, value) ||
        isTold(this.told(this.evidence.shared), field, value) ||
        (isTold(this.told(this.all()), field, value) &&
          field === "restSeconds" &&
          /\b(?:all|every|each|between)\b/.test(this.evidence.plain))
      );
    if (
      field === "sets" &&
      this.evidence.lines.some((line) => line.atoms.some((atom) => atom.kind === "rounds" || atom.kind === "every"))
    )
      return this.isOfRounds(this.all(), field, value);
    return (
      bare && (isTold(this.told(this.evidence.shared), field, value) || isTold(this.told(place.line), field, value))
    );
  }

  /** Rounds, and an EMOM's minutes, shared out among those that differ. */
  private isOfRounds(atoms: readonly PlanAtom[], field: Amount, value: number): boolean {
    const stations = atoms.filter((atom) => atom.kind === "station").length;
    const every = atoms.find((atom) => atom.kind === "every");
    if (stations > 1 && every?.kind === "every" && Math.floor(every.sets / stations) === value) return true;
    return isTold(this.told(atoms.filter((atom) => atom.kind === "rounds" || atom.kind === "every")), field, value);
  }

  private activity(
    item: PlanItem & { activity: string },
    session: PlanSession,
    path: string,
    drops: Dropped[],
  ): PlanItem | undefined {
    if (![...this.evidence.sports].some((sport) => sport === item.activity || sport === "brick")) {
      drops.push({ path: `${path}.activity`, value: item.activity, why: "not-told" });
      return undefined;
    }
    const { day } = session;
    const lines = this.evidence.pieces.filter(
      (line) => this.repeats || day === undefined || line.days.length === 0 || line.days.includes(day),
    );
    const shared = lines.flatMap((line) => line.atoms);
    const tried = lines.map((line) =>
      this.amounts(item, path, (field, value) => this.ofOuting(line.atoms, shared, field, value)),
    );
    const best = tried.reduce<{ kept: PlanItem; drops: Dropped[] } | undefined>(
      (a, b) => (a && a.drops.length <= b.drops.length ? a : b),
      undefined,
    );
    drops.push(...(best?.drops ?? []));
    return best?.kept;
  }

  private ofOuting(line: readonly PlanAtom[], shared: readonly PlanAtom[], field: Amount, value: number): boolean {
    if (isTold(this.told(line), field, value)) return true;
    if (COLOURS.has(field)) return isTold(this.told(shared), field, value);
    if (field === "repeat" || field === "sets") return this.isOfRounds(shared, field, value);
    return (
      field === "meters" &&
      NAMED_METERS.some(([name, meters]) => name.test(this.evidence.plain) && Math.abs(meters - value) <= 5)
    );
  }

  private amounts(
    item: PlanItem,
    path: string,
    has: (field: Amount, value: number) => boolean,
  ): { kept: PlanItem; drops: Dropped[] } {
    const kept = { ...item };
    const drops: Dropped[] = [];
    for (const field of Object.keys(LIMITS) as Amount[]) {
      const value = item[field];
      if (value === undefined) continue;
      const { least, most } = LIMITS[field];
      const why: Reason | undefined =
        value < least || value > most ? "out-of-range" : has(field, value) ? undefined : this.unlike(value);
      if (!why) continue;
      drops.push({ path: `${path}.${field}`, value, why });
      delete kept[field];
    }
    return { kept, drops };
  }

  /** What is said of how: sides, open sets, tempo, supersets, and the note. */
  private coloured(item: PlanItem, path: string): void {
    const { plain } = this.evidence;
    const flags = [
      [
        "perSide",
        // "8/8" is eight a side of what is lifted; of what is run, "20/10" is not.
        "exercise" in item ? new RegExp(`${SIDES.source}|\\d\\s*/\\s*\\d`) : SIDES,
      ],
      ["amrap", /amrap|\d\s*\+|x\s*f\b|failure|max|as many|all out|open|\bmr\b|drop|burn/],
      [
        "superset",
        /superset|\bss\b|\b[a-f][1-4]\b|\b\d[a-f]\b|circuit|rounds?|tri.?set|giant|paired|alternat|\+|\/|emom/,
      ],
    ] as const;
    for (const [field, words] of flags)
      if (item[field] !== undefined && !words.test(plain)) {
        this.drop(`${path}.${field}`, item[field], "not-told");
        delete item[field];
      }
    if (
      item.tempo !== undefined &&
      !plain.replace(/[^\dx]/g, "").includes(item.tempo.toLowerCase().replace(/[^\dx]/g, ""))
    ) {
      this.drop(`${path}.tempo`, item.tempo, "not-told");
      delete item.tempo;
    }
    if (item.note !== undefined && !this.quoted(item.note, `${path}.note`)) delete item.note;
  }

  private quoted(words: string, path: string): boolean {
    return isQuoted(this.evidence.typed, words) || this.drop(path, words, "not-a-quote");
  }

  private unlike(value: number): Reason {
    return this.numbers.has(value) ? "other-meaning" : "not-told";
  }

  private all(): readonly PlanAtom[] {
    this.everything ??= this.evidence.lines.flatMap((line) => line.atoms);
    return this.everything;
  }
  private everything: readonly PlanAtom[] | undefined;

  private told(atoms: readonly PlanAtom[]): Told[] {
    const known = this.known.get(atoms);
    if (known) return known;
    const told = toldBy(atoms, this.kgOf);
    this.known.set(atoms, told);
    return told;
  }

  private drop(path: string, value: unknown, why: Reason): false {
    this.dropped.push({ path, value, why });
    return false;
  }
}

/** A time that is no hold and no length: nothing multiplies it. */
function isBareTime(atoms: readonly PlanAtom[], at: number): boolean {
  const before = atoms[at - 1];
  return at > 0 && before?.kind !== "x" && !(before?.kind === "word" && before.text === "of");
}

function toldNumbers(plain: string): number[] {
  return [...plain.matchAll(/\d+(?:[.,]\d+)?/g)].map((match) => Number(match[0].replace(",", ".")));
}
