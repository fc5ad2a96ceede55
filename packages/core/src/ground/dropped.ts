/** What a check against the athlete's words leaves out, so that it can be asked back. */

export const REASONS = [
  /** No such number, name or day stands in the text. */
  "not-told",
  /** It stands there as something else: reps taken for a load, pounds for kilograms. */
  "other-meaning",
  /** The numbers stand there, but not together. */
  "not-together",
  /** There are fewer in the text. */
  "more-than-told",
  /** The words say the contrary. */
  "contradicted",
  /** No such quote stands in the text. */
  "not-a-quote",
  /** Beyond what the field can hold. */
  "out-of-range",
  /** Nothing is left of it. */
  "empty",
] as const;
export type Reason = (typeof REASONS)[number];

/** `path` as in `0.sets.2.kg`, from the answer's root. */
export type Dropped = { path: string; value: unknown; why: Reason };

/** What of an answer stands in the text, and what does not. */
export type Grounded<T> = { kept: T; dropped: Dropped[] };
