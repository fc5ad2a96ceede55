/** Notes found again, and the timeline of pain: each line dated, with the words that were typed. */
import { type Block, type Span, strong, text } from "../chat/reply.ts";
import { clipped } from "../chat/storable.ts";
import type { Observation } from "../note/observation.ts";
import type { PainPart, PainTime } from "../note/pain-timeline.ts";
import { dayInWords } from "../time/local.ts";
import { formatDecimal } from "../units/decimal.ts";
import { painWords } from "./observed.ts";

export type FoundNote = {
  day: string;
  /** As typed. */
  quote: string;
  exercise?: string;
  pain?: Pick<Observation, "bodyPart" | "side" | "severity">;
};

const LONGEST_QUOTE = 200;

/** @param page counted from 0 */
export function foundNotesBlocks(
  notes: readonly FoundNote[],
  about: { query?: string; today: string; page: number; total: number; pages: number },
): Block[] {
  const { query, today, page, pages, total } = about;
  const of = query === undefined ? "" : ` of “${clipped(query, 40)}”`;
  if (total === 0)
    return [
      text(
        query === undefined
          ? "No notes yet. Write one with a log, or by itself: /note left knee tight on the stairs"
          : `No note${of}.`,
      ),
    ];
  const which = pages > 1 ? `, page ${page + 1} of ${pages}` : "";
  const items = notes.map(({ day, quote, exercise, pain }): Span[] => [
    strong(capital(dayInWords(day, today))),
    ` “${clipped(quote, LONGEST_QUOTE)}”`,
    ...(exercise === undefined ? [] : [` · ${exercise}`]),
    ...(pain ? [` · ${painWords(pain)}`] : []),
  ]);
  return [text(`${total} note${total === 1 ? "" : "s"}${of}, newest first${which}:`), { kind: "list", items }];
}

const SHOWN_PARTS = 6;
const SHOWN_TIMES = 3;

/** @param only all times of the one part that was asked for */
export function painBlocks(
  parts: readonly PainPart[],
  { today, only, exerciseName }: { today: string; only?: string; exerciseName: (id: string) => string },
): Block[] {
  if (parts.length === 0)
    return [
      text(
        only === undefined
          ? "Nothing told: no pain in your notes. If something hurts, say so as you would anywhere: left knee twinge 4/10."
          : `Nothing told of your ${only.replace("-", " ")}.`,
      ),
    ];
  const shownTimes = only === undefined ? SHOWN_TIMES : 12;
  const blocks = parts.slice(0, SHOWN_PARTS).flatMap((part): Block[] => {
    const [latest] = part.times;
    const told = part.times.filter(({ severity }) => severity !== 0).length;
    const worst = part.worst === undefined ? "" : `, worst ${formatDecimal(part.worst, 1)}/10`;
    const since = part.times.at(-1)!.day;
    const times = told === 1 ? "once" : `${told} times`;
    const often =
      part.times.length === 1 ? `once, ${dayInWords(since, today)}` : `${times} since ${dayInWords(since, today)}`;
    const gone = latest?.severity === 0 ? `, told gone ${dayInWords(latest.day, today)}` : "";
    const hidden = part.times.length - shownTimes;
    return [
      text(strong(capital(partName(part))), ` told ${often}${worst}${gone}`),
      { kind: "list", items: part.times.slice(0, shownTimes).map((time) => timeLine(time, today, exerciseName)) },
      ...(hidden > 0 ? [text(`… and ${hidden} earlier.`)] : []),
    ];
  });
  const left = parts.length - SHOWN_PARTS;
  return left > 0
    ? [...blocks, text(`… and ${left} more: name one, such as /pain ${parts[SHOWN_PARTS]!.bodyPart ?? "knee"}`)]
    : blocks;
}

function timeLine({ day, severity, quote, exerciseId }: PainTime, today: string, name: (id: string) => string): Span[] {
  const rated = severity === undefined ? "" : ` ${formatDecimal(severity, 1)}/10`;
  return [
    `${capital(dayInWords(day, today))}${rated} “${clipped(quote, LONGEST_QUOTE)}”`,
    ...(exerciseId === undefined ? [] : [` · ${name(exerciseId)}`]),
  ];
}

function partName({ bodyPart, side }: PainPart): string {
  const part = bodyPart?.replace("-", " ") ?? "somewhere";
  return side === undefined ? part : side === "both" ? `${part}, both sides` : `${side} ${part}`;
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}
