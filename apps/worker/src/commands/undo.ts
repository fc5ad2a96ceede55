/** `/undo` */
import type { Outcome, Turn } from "../turn.ts";
import { undoLast } from "../undo.ts";

export function undo(turn: Turn): Promise<Outcome> {
  return undoLast(turn);
}
