/** Who may do what with whose data: decided here and nowhere else. */
import { type DataSource, termsOf } from "./source.ts";

export type Action =
  /** See an athlete's training. */
  | "see"
  /** Log, correct or take back an athlete's training, or change their settings. */
  | "change"
  /** Give an athlete's training to a language model, for an answer to who asks. */
  | "model";

export type Access = {
  /** The athlete who asks. */
  viewer: number;
  action: Action;
  /** The athlete whose data it is about. */
  subject: number;
  /** Where the answer goes; private if absent. */
  chat?: "private" | "group";
  /** Where the data comes from; the chat if absent. */
  source?: DataSource;
};

/**
 * People see and change what is theirs, and nobody else's. A model gets it only for a private answer, and only where the
 * source's terms allow that.
 */
export function may({ viewer, action, subject, chat = "private", source = "chat" }: Access): boolean {
  if (viewer !== subject) return false;
  return action !== "model" || (chat === "private" && termsOf(source).model);
}
