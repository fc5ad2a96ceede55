/** Opens what holds for several items: labels, rounds, EMOM, AMRAP, counted sets, supersets. */
import type { PlanAtom } from "./atom.ts";
import { isAmount } from "./atom.ts";
import { isLift } from "./draft.ts";
import type { Frame } from "./frame.ts";
import { isSmall } from "./note.ts";
import type { PlanState } from "./state.ts";

/** Takes labels and frames off the front of a piece. */
export function openFrame(
  state: PlanState,
  piece: readonly PlanAtom[],
  mark: string,
  loose: (words: PlanAtom[]) => void,
): PlanAtom[] {
  let content = [...piece];
  const label = content[0];
  if (label?.kind === "label") {
    state.label = label.letter === "" ? undefined : label.letter;
    content = content.slice(1);
  } else if (state.lineDrafts.length === 0 && state.frame?.kind !== "superset" && state.label && !state.line.bullet)
    state.label = undefined;
  const [minute] = content;
  if (minute?.kind === "station" && state.frame?.kind === "every") {
    state.frame.stations = (state.frame.stations ?? 0) + 1;
    state.announced.push(state.line.typed.slice(minute.start, minute.end));
    content = content.slice(1);
  }
  const sets = content.find((atom) => !isSmall(atom));
  if (
    mark === ":" &&
    sets?.kind === "sets" &&
    state.lineDrafts.length === 0 &&
    content.every((atom) => atom === sets || isSmall(atom))
  ) {
    // "3 sets of: bench 8-10, row 10-12"
    state.endFrame();
    state.frame = { kind: "each", count: sets.count, drafts: [] };
    return [];
  }
  const at = content.findIndex((atom) => atom.kind === "rounds" || atom.kind === "timed" || atom.kind === "every");
  const frame = content[at];
  if (!frame) return content;
  const lifts = content.some((atom) => atom.kind === "exercise");
  const counted = content.some((atom) => isAmount(atom) && atom.kind !== "percent" && atom.kind !== "load");
  if (frame.kind === "every" && ((lifts && !(mark === ":" && !counted)) || state.lineDrafts.length > 0)) {
    emom(state, frame, content);
    return content;
  }
  if (
    content
      .slice(0, at)
      .some(
        (atom) =>
          !isSmall(atom) &&
          atom.kind !== "word" &&
          !(atom.kind === "sport" && atom.word.sport === "strength") &&
          !(mark === ":" && atom.kind === "exercise"),
      )
  )
    return content;
  if (
    state.lineDrafts.length > 0 &&
    state.frame === undefined &&
    content.slice(at + 1).every(isSmall) &&
    frame.kind === "rounds" &&
    mark !== ":"
  ) {
    // "10 push-ups, 15 squats x 3 rounds"
    state.frame = { kind: "rounds", count: frame.count, drafts: [...state.lineDrafts] };
    state.endFrame();
    return content.slice(0, at);
  }
  state.endFrame();
  const note = frame.kind === "rounds" ? undefined : state.line.typed.slice(frame.start, frame.end).trim();
  const opened: Frame = {
    kind: frame.kind as "rounds" | "timed" | "every",
    drafts: [],
    ...(note !== undefined && { note }),
  };
  if (frame.kind === "rounds") opened.count = frame.count;
  if (frame.kind === "every") opened.count = frame.sets;
  state.frame = opened;
  const before = content.slice(0, at).filter((atom) => !isSmall(atom));
  if (before.length > 0) loose(before);
  return content.slice(at + 1);
}

/** `Power clean EMOM 10 min, 2 reps`: sets of one lift. */
function emom(state: PlanState, frame: PlanAtom & { kind: "every" }, content: PlanAtom[]): void {
  const last = state.lineDrafts.at(-1);
  if (!last || content.some((atom) => atom.kind === "exercise")) return;
  last.fields.sets ??= frame.sets;
  last.notes.push(state.line.typed.slice(frame.start, frame.end).trim());
  content.splice(content.indexOf(frame), 1);
}

/** `bench 3x10 superset with row 3x10`: the item before and the one that follows. */
export function joinSuperset(state: PlanState, atoms: readonly PlanAtom[], position: number): void {
  const before = state.lineDrafts.at(-1);
  const more = atoms.some((atom) => atom.kind === "exercise" && before !== undefined && atom.start > position);
  if (before && isLift(before) && !more) {
    // "curls 2x12 / pushdowns 2x12 (superset)"
    const letter = state.freeLetter();
    for (const draft of state.lineDrafts) if (isLift(draft)) draft.fields.superset ??= letter;
  } else if (before && isLift(before)) {
    const letter = before.fields.superset ?? state.freeLetter();
    before.fields.superset = letter;
    state.label = letter;
  } else {
    state.endFrame();
    state.frame = { kind: "superset", drafts: [] };
  }
}
