/** Commands said in plain words: `next`, `rest 2:30`, `starting push day`, `done for today`. */
import { readRest } from "../strength/rest-time.ts";
import type { CommandArgs } from "./parse.ts";
import type { CommandName } from "./table.ts";

export type PlainCall = {
  name: CommandName;
  args: CommandArgs;
  /** So short or common a phrase that it is a command only from someone in the middle of a gym visit. */
  onlyInVisit?: true;
};

const NEXT = /^(?:what(?:'s| is)? next|whats next|next(?: (?:one|up|exercise|set|please))?)$/;
const SKIP = /^skip(?: (?:it|this|that|this one))?$/;
const TAKEN =
  /^(?:swap(?: (?:it|this|that))?|(?:the )?(?:machine|rack|bench|cable|bar|station|it)(?:'s| is)? (?:taken|busy|occupied|in use|broken)|taken)$/;
const END =
  /^(?:(?:i'?m )?(?:all )?(?:done|finished)(?: (?:for (?:today|now|the day|tonight)|here|training|lifting|with (?:the )?(?:workout|session|training)))|that'?s (?:it|all)(?: for (?:today|now|tonight))|(?:end|finish|stop|close) (?:the |my )?(?:session|workout)|(?:session|workout) (?:over|done|finished|complete))$/;
const SHORT_END = /^(?:(?:i'?m )?(?:all )?done|finished|that'?s (?:it|all)|end|fertig)$/;
const START = /^(?:starting|start|beginning|begin)(?: (?:with|my|the|a))? (?<title>[\p{L}][\p{L} &+/-]{0,40})$/u;
const KIND = /^(?:(?<title>[\p{L} &+/-]*?) )?(?:day|session|workout|training)$/u;
const PARTS =
  /^(?:push|pull|legs?|upper(?: body)?|lower(?: body)?|full body|chest|back|arms?|shoulders?|glutes|core|gym|lifting)(?: (?:and|&|\+) \p{L}+)?$/u;

/** @returns the command a whole message is, said without a slash */
export function plainCall(message: string): PlainCall | undefined {
  const words = message
    .trim()
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/\s+/g, " ")
    .replace(/[\s.!?…]+$/, "");
  if (words === "" || words.length > 80) return undefined;
  if (NEXT.test(words)) return { name: "next", args: {} };
  if (SKIP.test(words)) return { name: "next", args: { change: "skip" }, onlyInVisit: true };
  if (TAKEN.test(words)) return { name: "next", args: { change: "swap" }, onlyInVisit: true };
  if (END.test(words)) return { name: "end", args: {} };
  if (SHORT_END.test(words)) return { name: "end", args: {}, onlyInVisit: true };
  return restCall(words) ?? startCall(words);
}

function restCall(words: string): PlainCall | undefined {
  const time = /^rest(?:ing)?(?: timer)?(?: for)? (.+)$/.exec(words)?.[1] ?? /^(.+) rest$/.exec(words)?.[1];
  return time !== undefined && readRest(time) ? { name: "rest", args: { time } } : undefined;
}

function startCall(words: string): PlainCall | undefined {
  const said = START.exec(words)?.groups?.title?.replace(/ (?:now|today|tonight)$/, "");
  if (said === undefined) return undefined;
  const kind = KIND.exec(said);
  if (!kind && !PARTS.test(said)) return undefined;
  const title = kind ? (kind.groups?.title ?? "").replace(/^(?:my|the|a|today's)(?: |$)/, "") : said;
  return { name: "start", args: title === "" || title === "gym" || title === "lifting" ? {} : { title } };
}
