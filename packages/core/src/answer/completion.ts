/** What athletes hear of a model's part in reading their words. */
import { type Block, text } from "../chat/reply.ts";
import { clipped } from "../chat/storable.ts";
import { exerciseById } from "../exercise/catalogue.ts";
import { SPORTS, WELLNESS_METRICS } from "../log/entry.ts";
import type { LeftOut } from "../model/complete-log.ts";
import type { NoAnswer } from "../model/purpose.ts";
import type { Observation } from "../note/observation.ts";

/** Under a log of which a part was read by a model. */
export function readWithHelp(): Block {
  return text("Part of this was read by a language model: please check it.");
}

/** What a model found in notes beyond their reader, to be checked: `mood “over it”`. */
export function notesReadWithHelp(added: readonly Observation[]): Block {
  const told = added.slice(0, MOST).map(({ kind, quote }) => `${kind} “${clipped(quote, LONGEST_QUOTE)}”`);
  const more = added.length > MOST ? `, and ${added.length - MOST} more` : "";
  return text(`Read by a language model: ${told.join(", ")}${more}. Please check it.`);
}

const LONGEST_QUOTE = 60;

/**
 * Where a model would have been asked and could not be, so that the reader's result stands alone.
 *
 * @param what of: how to go on differs
 */
export function readWithout(why: NoAnswer, what: "log" | "note" | "plan" | "photo" = "log"): Block {
  const reason = noAnswerWords(why);
  return text(
    what === "photo"
      ? `I could not have your photo read: ${reason}. Send it again later, or type what is on it.`
      : `I read this without the language model: ${reason}. ${GO_ON[what]}`,
  );
}

/** `it did not answer in time` */
export function noAnswerWords(why: NoAnswer): string {
  if (why === "over-budget") return "its budget for today is used up";
  if (why === "busy") return "it is too busy just now";
  if (why === "slow" || why === "lost") return "it did not answer in time";
  return why === "down" || why === "rejected" ? "it cannot be reached" : "it gave no answer I could use";
}

const GO_ON = {
  log: "Your message is kept; to log more of it, say it in short.",
  note: "Your note is kept as you wrote it.",
  plan: "What I could not place stands below.",
};

/** Most lines of it that are said. */
const MOST = 3;

/** Asks back what a model said beyond the athlete's words. Only names Spotter knows are repeated. */
export function askLeftOut(leftOut: readonly LeftOut[], of: "log" | "plan" = "log"): Block[] {
  const lines = [...new Set(leftOut.flatMap((one) => lineOf(one) ?? []))];
  if (lines.length === 0) return [];
  const more = lines.length > MOST ? `; ${lines.length - MOST} more` : "";
  const what = `${lines.slice(0, MOST).join("; ")}${more}`;
  return [
    text(
      of === "log"
        ? `Not sure, so not logged: ${what}. If you did that, tell me with its numbers.`
        : `Not in your words, so not in the plan: ${what}. What it was read from is asked below.`,
    ),
  ];
}

const FIELDS: Readonly<Record<string, string>> = {
  kg: "load",
  reps: "reps",
  seconds: "time",
  meters: "distance",
  rpe: "RPE",
  rir: "reps in reserve",
  percent1rm: "percentage",
  restSeconds: "rest",
  tempo: "tempo",
  date: "day",
  avgHr: "heart rate",
  maxHr: "highest heart rate",
  watts: "power",
  elevationMeters: "climb",
  sets: "sets",
  repsMin: "least reps",
  repsMax: "most reps",
  zone: "zone",
  repeat: "repeats",
  paceSecondsPerKm: "pace",
  amrap: "open set",
  perSide: "sides",
};

function lineOf({ what, set, field }: LeftOut): string | undefined {
  const known = [...SPORTS, ...WELLNESS_METRICS] as readonly string[];
  const name = exerciseById(what)?.name ?? (known.includes(what) ? what : undefined);
  if (name === undefined) return undefined;
  if (set === undefined && field === undefined) return name;
  const told = field === undefined ? undefined : FIELDS[field];
  if (field !== undefined && told === undefined) return undefined;
  return `${name}, ${[...(told ? [told] : []), ...(set === undefined ? [] : [`set ${set}`])].join(" of ")}`;
}
