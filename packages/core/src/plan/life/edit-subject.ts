/** Which session or item words name: `long run`, `push day`, `the swim`. */
import { sportName } from "../../log/sport-name.ts";
import type { PlanItem } from "../plan.ts";
import type { EditContext } from "./edit-said.ts";
import type { LiveSession } from "./live-plan.ts";

const FILLER: ReadonlySet<string> = new Set(["session", "workout", "day", "training", "everything"]);

/** By its title, its sport, or what it is mostly about; `long` is a word of its items' notes. */
export function isCalled(session: LiveSession, phrase: string, context: EditContext): boolean {
  const words = wordsOf(phrase).filter((word) => !FILLER.has(word));
  if (words.length === 0) return false;
  const told = new Set(
    [session.title ?? "", session.sport, sportName(session.sport), ...session.items.map(({ note = "" }) => note)]
      .flatMap((text) => wordsOf(text))
      .concat(session.sport === "strength" ? ["gym", "lifting", "lift"] : [stem(session.sport)]),
  );
  if (words.every((word) => told.has(word))) return true;
  return session.items.some(itemCalled(phrase, context));
}

/** Empty where the words are only `the session`, which the day before it told. */
export function withoutFiller(words: string): string {
  return wordsOf(words).every((word) => FILLER.has(word)) ? "" : words;
}

/** An item's amounts, without what it is. */
export function withoutName(item: Partial<PlanItem>): Omit<PlanItem, "exercise" | "activity"> {
  const { exercise: _, activity: __, ...rest } = item as Partial<Record<"exercise" | "activity", string>> & object;
  return rest;
}

/** Which items a phrase names: by the exercise it is, else by words of its name. */
export function itemCalled(phrase: string, context: EditContext): (item: PlanItem) => boolean {
  const id = context.exercise(phrase);
  const words = wordsOf(phrase);
  return (item) => {
    if (!("exercise" in item)) return words.length > 0 && words.every((word) => stem(item.activity) === word);
    if (item.exercise === id) return true;
    const name = wordsOf(context.nameOf(item.exercise));
    return words.length > 0 && words.every((word) => name.includes(word));
  };
}

/** Without articles, and what stands around a name. */
export function bare(phrase: string): string {
  return phrase
    .replaceAll(/\b(?:the|my|our|a|an|some|all|of)\b/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

export function wordsOf(phrase: string): string[] {
  return (
    bare(phrase.toLowerCase())
      .match(/[\p{L}\d]+/gu)
      ?.map(stem) ?? []
  );
}

/** `runs`, `running` and `run` are one. */
export function stem(word: string): string {
  const root = { running: "run", cycling: "bike", ride: "bike", riding: "bike", swimming: "swim", rowing: "row" }[word];
  return root ?? (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word);
}
