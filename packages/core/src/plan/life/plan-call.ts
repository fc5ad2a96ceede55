/** What `/plan` is asked to do: a word of its own, or else a plan in words. */

export type PlanCall =
  | { kind: "words" }
  | { kind: "list" }
  | { kind: "help" }
  | { kind: "rename"; title: string }
  | { kind: "edit"; change: string }
  /** What is said to an open question of a draft; `number` counts them from 1. */
  | { kind: "answer"; number: number; words: string }
  | { kind: "show"; named: string; all: boolean }
  | { kind: "confirm" | "pause" | "resume" | "archive" | "discard" | "repeat"; named: string }
  /** The day as it was told; empty where it was not. */
  | { kind: "start"; day: string }
  /** Later by so many days, earlier by fewer than none. */
  | { kind: "shift"; days: number; named: string };

/** A plan's title in a command has at most this many words, so that a plan in words stays one. */
const NAMED = String.raw`(?: (?<named>#\d+|\S+(?: \S+){0,4}))?`;
const WORD = new RegExp(
  `^(?<verb>confirm|pause|stop|resume|continue|go on|archive|end|finish|discard|delete|remove|repeat|again)${NAMED}$`,
  "i",
);
/** With a name behind it, it takes something out of a plan. */
const TAKES_OUT = /^(?:delete|remove) (?!(?:it|this|that|(?:the |my )?plan|#\d+)$)/i;
const SHOW = new RegExp(`^show(?<all> all)?${NAMED}$`, "i");
const SHIFT = new RegExp(
  `^(?:shift|postpone|delay|move|push)(?: (?:it|everything|all))?(?: by)? (?<sign>[+-−])?(?<count>\\d{1,3}|an?|one|two|three) ?(?<unit>d|days?|w|weeks?)(?<back> (?:back|earlier|forward))?${NAMED}$`,
  "i",
);
const START = /^start(?: (?:on |from )?(?<day>[\p{L}\d.,#-]+(?: [\p{L}\d.,#-]+){0,4}))?$/iu;

/** @param words what stands behind `/plan` */
export function planCall(words: string): PlanCall {
  const line = words.trim();
  const change = /^(?:edit\s+(?<many>.+)|change\s+(?<one>[^\n]+))$/is.exec(line)?.groups;
  if (change) return { kind: "edit", change: (change.many ?? change.one)! };
  // A plan has lines or numbers; a word for one has neither.
  if (line.includes("\n")) return { kind: "words" };
  const said = /^answer(?: #?(?<number>\d{1,2})[.:)])?\s+(?<words>.+)$/i.exec(line)?.groups;
  if (said) return { kind: "answer", number: Number(said.number ?? 1), words: said.words! };
  if (/^list$/i.test(line)) return { kind: "list" };
  if (/^(?:help|\?)$/i.test(line)) return { kind: "help" };
  const title = /^(?:rename(?: it)?(?: to| as)?|call it|name it)\s+(?<title>.{1,80})$/i.exec(line)?.groups?.title;
  if (title !== undefined) return { kind: "rename", title };
  const shown = SHOW.exec(line);
  if (shown) return { kind: "show", named: shown.groups?.named ?? "", all: shown.groups?.all !== undefined };
  const word = WORD.exec(line);
  if (word && !/\d+\s*[x×]\s*\d+/.test(line) && !TAKES_OUT.test(line)) {
    const named = (word.groups?.named ?? "").replace(/^(?:it|this|that|all|everything|(?:the |my )?plan)$/i, "");
    return { kind: KINDS[word.groups!.verb!.toLowerCase() as keyof typeof KINDS], named };
  }
  const moved = SHIFT.exec(line)?.groups;
  if (moved) {
    const count = COUNTS[moved.count!.toLowerCase()] ?? Number(moved.count);
    const days = count * (moved.unit!.startsWith("w") ? 7 : 1);
    const earlier = /^[-−]$/.test(moved.sign ?? "") || /earlier|forward/.test(moved.back ?? "");
    return { kind: "shift", days: earlier ? -days : days, named: moved.named ?? "" };
  }
  const begun = START.exec(line);
  if (begun) return { kind: "start", day: begun.groups?.day ?? "" };
  return { kind: "words" };
}

const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 };

const KINDS = {
  confirm: "confirm",
  pause: "pause",
  stop: "pause",
  resume: "resume",
  continue: "resume",
  "go on": "resume",
  archive: "archive",
  end: "archive",
  finish: "archive",
  discard: "discard",
  delete: "archive",
  remove: "archive",
  repeat: "repeat",
  again: "repeat",
} as const;
