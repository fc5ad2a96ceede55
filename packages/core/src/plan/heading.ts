/** Reads the words in front of a line's content: the session's title, one of its parts, or the one thing it is. */
import type { PlanAtom } from "./atom.ts";
import { isAmount, isColour } from "./atom.ts";
import type { Draft } from "./draft.ts";
import { leftover } from "./note.ts";
import { sportNamed } from "./sport.ts";
import type { PlanState } from "./state.ts";
import { partOf, TITLED } from "./words.ts";

/** Words in front of the content: the session's title, or what it is. */
export function readHeading(state: PlanState, content: readonly PlanAtom[], mark: string, scoped: boolean): boolean {
  if (state.lineDrafts.length > 0 || content.some((atom) => (isAmount(atom) && atom.kind !== "list") || isColour(atom)))
    return false;
  const part = partOf(state.line.plain.slice(content[0]!.start, content.at(-1)!.end).match(/[\p{L}\d]+/gu) ?? []);
  if (
    part &&
    (mark === ":" || mark === "-" || mark === "" || mark === ")") &&
    !(scoped && mark !== ":" && part === "none")
  ) {
    state.enterPart(part);
    return true;
  }
  const ends = [":", "-", "", ")", "("].includes(mark) || mark === "|";
  if (!scoped || !ends) return false;
  const group = state.group();
  if (group.drafts.length > 0 || group.title !== undefined) return false;
  const titled = content.some((atom) => atom.kind === "word" && TITLED.has(atom.text));
  const sport = sportNamed(content);
  const anchored = content.some((atom) => atom.kind === "exercise" || atom.kind === "sport");
  if (anchored && !titled && mark !== ":" && !(mark === "-" && !content.some((atom) => atom.kind === "exercise")))
    return false;
  if (anchored && !titled && content.some((atom) => atom.kind === "exercise")) return false;
  if (!anchored && state.line.told && mark === "") return false;
  group.title = capital(state.line.typed.slice(content[0]!.start, content.at(-1)!.end).trim());
  if (sport) group.sport = sport;
  if (content.some((atom) => atom.kind === "sport" && atom.word.sport === "brick")) group.sport = "brick";
  if (content.some((atom) => atom.kind === "exercise")) remember(state, content);
  else if (anchored && mark === "") remember(state, content);
  return true;
}

/** A heading that names one thing: an item after all, if nothing stands below. */
function remember(state: PlanState, content: readonly PlanAtom[]): void {
  const lift = content.find((atom) => atom.kind === "exercise");
  const sport = content.find((atom) => atom.kind === "sport");
  const draft: Draft | undefined =
    lift?.kind === "exercise"
      ? { exercise: lift.id, fields: {}, notes: [] }
      : sport?.kind === "sport" && sport.word.sport !== "brick"
        ? { activity: sport.word.sport, fields: {}, notes: [] }
        : undefined;
  if (!draft) return;
  if (sport)
    draft.notes.push(
      ...leftover(state.line.typed, content, new Set(sport.kind === "sport" && !sport.word.told ? [sport] : [])),
    );
  draft.title = true;
  state.add(draft);
  state.headings.add(draft);
}

/** The text with its first letter as a heading has it. */
export function capital(text: string): string {
  return text === "" ? text : text[0]!.toUpperCase() + text.slice(1);
}
