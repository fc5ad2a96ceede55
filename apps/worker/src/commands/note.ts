/** `/note`: keeps what an athlete says, and what the note reader finds in it. */
import { noteLine } from "@spotter/core/answer/log";
import { observedLine } from "@spotter/core/answer/observed";
import type { CommandArgs } from "@spotter/core/command/parse";
import type { Deps } from "../conversation/drain.ts";
import { completedNotes } from "../note/completed-notes.ts";
import { observeAlone } from "../note/observe-alone.ts";
import { isGroup, type Outcome, type Turn } from "../turn.ts";

export async function note(turn: Turn, args: CommandArgs, { model }: Deps): Promise<Outcome> {
  const text = args.text ?? "";
  const help = await completedNotes(turn, model, [{ text }]);
  const observed = await observeAlone(turn, { text }, help);
  const line = isGroup(turn) ? [] : observedLine(observed, [], "As data");
  const spans = [...noteLine({ text }), ...(line.length > 0 ? ["\n", ...line] : [])];
  const buttons = [[{ label: "Undo", action: `undo:${turn.originId}` }]];
  const data = { logged: [{ type: "note", text }], observed };
  return { logged: true, answers: [{ blocks: [{ kind: "text", spans }, ...help.aside], buttons, data }] };
}
