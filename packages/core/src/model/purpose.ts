/** What a language model is asked for. */

export const PURPOSES = [
  /** The sets, activities and values the log reader left unread. */
  "log",
  /** What the note reader left unread. */
  "notes",
  /** What the plan reader could not place. */
  "plan",
  /** The words in a photo of a whiteboard or notebook. */
  "photo",
  /** A line of praise at the end of a gym visit. */
  "praise",
  /** An answer to a question about the athlete's data. */
  "ask",
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** How a call ended. */
export type CallOutcome =
  /** Under way, or its worker died. */
  | "running"
  | "answered"
  /** The answer was no JSON of the shape asked for. */
  | "malformed"
  /** The answer stopped at the longest it may be. */
  | "cut"
  /** The model would not answer. */
  | "refused"
  /** There was no answer within the time limit. */
  | "slow"
  /** Too many requests, or the service is overloaded. */
  | "busy"
  /** No connection, or a fault of the service. */
  | "down"
  /** The service did not take the request: the key, the model's name, the credit. */
  | "rejected";

/** Why there is no answer of a model to work with. */
export type NoAnswer = Exclude<CallOutcome, "running" | "answered"> | "over-budget" | "lost";
