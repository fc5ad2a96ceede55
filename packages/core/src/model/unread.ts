/** Whether a message tells of training that the log reader left unread: then, and only then, a model is worth asking. */
import { type Evidence, evidenceOf } from "../ground/figure.ts";
import { mentionsIn } from "../ground/scope.ts";
import type { LogContext, LogReading, SetsEntry } from "../log/entry.ts";

/** No longer message is worth it: it is a plan, or a paste. */
const LONGEST = 4_000;
const SENTENCE = /[^.!?;\n]*(?:[.!?;](?!\s|$)[^.!?;\n]*)*[.!?;\n]*/g;

/**
 * The part of a message a model is asked about, which is also all that its answer may be found in: the sentences that
 * tell of something done. Questions, plans and conditions are left out, so that no answer can make a log of them.
 *
 * @returns `undefined` where the reader has read what there is, and in groups, where nobody asked
 */
export function unreadIn(text: string, reading: LogReading, context: LogContext): string | undefined {
  const settled = reading.unknown.length === 0 && reading.doubts.length === 0 && reading.tooMany.length === 0;
  if (context.group || text.length > LONGEST || !settled) return undefined;
  const told = (text.match(SENTENCE) ?? []).filter(
    (sentence) => sentence.trim() !== "" && !isUndone(sentence, context),
  );
  if (told.length === 0) return undefined;
  const left =
    reading.entries.length === 0
      ? tellsTraining(told.join(""), context)
      : reading.entries.some((entry) => entry.type === "sets" && isHalfRead(entry, text, context));
  return left ? told.map((sentence) => sentence.trim()).join("\n") : undefined;
}

/** Asked, meant for later, or only thought of. */
function isUndone(sentence: string, context: LogContext): boolean {
  if (/\?\s*$/.test(sentence.trim())) return true;
  if (
    /\b(?:tomorrow|next (?:week|time|month|session|mon|tue|wed|thu|fri|sat|sun)\w*|going to|gonna|will|i'll|we'll|want to|wanna|plan(?:ning|ned)? to|hop(?:e|ing) to|aim(?:ing)? (?:to|for)|should|could|would|if|goal|target|supposed to)\b/i.test(
      sentence,
    )
  )
    return true;
  return evidenceOf(sentence, context).atoms.some((atom) => atom.kind === "talk" && atom.future);
}

/** Something that is trained or measured, with a figure; or figures that only training has. */
function tellsTraining(text: string, context: LogContext): boolean {
  const evidence = evidenceOf(text, context);
  if (evidence.figures.length === 0) return false;
  const named =
    mentionsIn(evidence, context).length > 0 ||
    evidence.atoms.some((atom) => atom.kind === "sport" || atom.kind === "metric");
  return named || (context.last !== undefined && hasLoad(evidence) && evidence.figures.length > 1);
}

/** Sets ended up in the note (`heavy, backed off to 90 for a set of five`), or a load's repetitions stand where none were read. */
function isHalfRead({ note, sets }: SetsEntry, text: string, context: LogContext): boolean {
  if (note !== undefined && hidesSets(evidenceOf(note, context))) return true;
  const uncounted = sets.some((set) => set.reps === undefined && set.seconds === undefined && set.meters === undefined);
  return uncounted && evidenceOf(text, context).figures.length > sets.length;
}

function hidesSets(note: Evidence): boolean {
  const counts = note.figures.filter(({ meanings }) => meanings.some(({ role }) => role === "kg" || role === "reps"));
  return hasLoad(note) || counts.length > 1;
}

function hasLoad({ atoms }: Evidence): boolean {
  return atoms.some((atom) => atom.kind === "load");
}
