/** Words of a sentence that no item took, until it is known what they belong to. */
import type { PlanAtom } from "./atom.ts";
import type { Draft } from "./draft.ts";
import { isLift } from "./draft.ts";
import { isSmall, leftover } from "./note.ts";
import { loadOf } from "./scheme-load.ts";
import type { PlanState } from "./state.ts";
import { NO_TRAINING } from "./words.ts";

export class LooseWords {
  private readonly state: PlanState;
  private readonly quote: string;
  private kept: { content: readonly PlanAtom[]; behind: number }[] = [];

  /** @param quote the sentence as typed */
  constructor(state: PlanState, quote: string) {
    this.state = state;
    this.quote = quote;
  }

  /** Keeps words for the item that follows, or the last if none does. */
  keep(content: readonly PlanAtom[]): void {
    this.kept.push({ content, behind: this.state.lineDrafts.length });
  }

  /** What an atom says has its place; words beside it stay. */
  understood(atom: PlanAtom): void {
    this.kept = this.kept.filter(
      ({ content }) => !content.includes(atom) || content.some((other) => other !== atom && !isSmall(other)),
    );
  }

  /** Puts the words beside the items or the sessions. @param scoped the sentence said when */
  place(scoped: boolean): void {
    const { state, kept } = this;
    this.kept = [];
    for (const { content, behind } of kept) {
      const texts = leftover(state.line.typed, content, new Set());
      const draft = state.lineDrafts[behind] ?? state.lineDrafts.at(-1);
      if (texts.length === 0) continue;
      const plain = state.line.plain.slice(content[0]!.start, content.at(-1)!.end);
      if (draft && loads(draft, content)) {
        state.understood.push(plain);
        continue;
      }
      if (draft) draft.notes.unshift(...texts);
      else if (scoped && NO_TRAINING.test(plain)) state.group().off = true;
      else state.looseWords(texts.join(", "), this.quote, content);
    }
  }
}

/** `put 225 lb on the bar and squat 5x5`: the load of the lift behind. */
function loads(draft: Draft, content: readonly PlanAtom[]): boolean {
  const [load, ...more] = content.filter((atom) => !isSmall(atom) && !(atom.kind === "word" && LOADING.has(atom.text)));
  const free = draft.fields.kg === undefined && draft.fields.percent1rm === undefined;
  if (load?.kind !== "load" || more.length > 0 || !isLift(draft) || !free) return false;
  Object.assign(draft.fields, loadOf(load));
  return true;
}

const LOADING: ReadonlySet<string> = new Set("put load loaded use using take barbell weight have up".split(" "));
