/** The cells of an export: numbers, clock times and durations as several apps and languages write them. */

/** `82.5`, `82,5`, `1,250.5`; `undefined` for an empty cell and for what is no number. */
export function numberIn(cell: string): number | undefined {
  const text = cell.trim().replace(/^"|"$/g, "");
  if (!/^-?[\d.,]+$/.test(text)) return undefined;
  const value = Number(/,\d{1,2}$/.test(text) ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", ""));
  return Number.isFinite(value) ? value : undefined;
}

/** `1h 5m`, `45m`, `38s`, `3600`, `0:28:00`, `27:30` in seconds; `undefined` for what is no duration. */
export function secondsIn(cell: string): number | undefined {
  const text = cell.trim().toLowerCase();
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2})(?:\.\d+)?$/.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const words = /^(?:(\d+)\s*h(?:r|rs)?)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+)\s*s(?:ec)?)?$/.exec(text);
  if (words && text !== "") return Number(words[1] ?? 0) * 3600 + Number(words[2] ?? 0) * 60 + Number(words[3] ?? 0);
  return numberIn(text);
}

export type LocalTime = {
  /** `YYYY-MM-DD`. */
  day: string;
  /** `HH:MM:SS`; absent where the export knows only the day. */
  time?: string;
  /** From UTC, `+01:00`; absent where the export leaves it to the athlete's own zone. */
  offset?: string;
};

/** Whether `04/05/2024` is the fourth of May; told from a file's other dates. */
export type DateOrder = "day-first" | "month-first";

/** @returns `undefined` where no date shows its order */
export function dateOrder(cells: Iterable<string>): DateOrder | undefined {
  for (const cell of cells) {
    const [, first, second] = SLASHED.exec(cell.trim()) ?? [];
    if (Number(first) > 12) return "day-first";
    if (Number(second) > 12) return "month-first";
  }
  return undefined;
}

const SLASHED = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})/;
/** `21 Oct 2025`, `3 févr. 2026`, `Oct 21, 2025`. */
const NAMED = /^(?:(\d{1,2})\.? (\p{L}+)\.?|(\p{L}+)\.? (\d{1,2})),? (\d{4})/u;
const CLOCK = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?[\s\u202f]*([ap]\.?m\.?)?/i;

/** A local date, with its time where one is told. `undefined` for what is none, 31 February included. */
export function localTimeIn(cell: string, order: DateOrder): LocalTime | undefined {
  const text = cell.trim();
  const date = dateIn(text, order);
  if (!date) return undefined;
  const clock = CLOCK.exec(text.slice(date.length));
  if (!clock) return { day: date.day };
  const [, hour, minute, second, half] = clock;
  const hour24 = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour);
  if (hour24 > 23 || Number(minute) > 59) return { day: date.day };
  const time = [hour24, minute, second ?? "00"].map((part) => String(part).padStart(2, "0")).join(":");
  const [offset] = /(?<=:\d\d)[+-]\d{2}:\d{2}$/.exec(text) ?? [];
  return { day: date.day, time, ...(offset !== undefined && { offset }) };
}

function dateIn(text: string, order: DateOrder): { day: string; length: number } | undefined {
  const iso = ISO.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3], iso[0].length);
  const slashed = SLASHED.exec(text);
  if (slashed) {
    const [whole, first, second, year] = slashed;
    return order === "day-first" ? dayOf(year, second, first, whole.length) : dayOf(year, first, second, whole.length);
  }
  const named = NAMED.exec(text);
  const month = named && monthCalled(named[2] ?? named[3] ?? "");
  return named && month ? dayOf(named[5], month, named[1] ?? named[4], named[0].length) : undefined;
}

function dayOf(
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
  length: number,
): { day: string; length: number } | undefined {
  try {
    const fields = { year: Number(year), month: Number(month), day: Number(day) };
    return { day: Temporal.PlainDate.from(fields, { overflow: "reject" }).toString(), length };
  } catch {
    return undefined;
  }
}

/** Languages whose short month names exports are seen with; the name follows the phone. */
const LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "tr"];

let months: ReadonlyMap<string, number> | undefined;

function monthCalled(name: string): number | undefined {
  months ??= new Map(
    LANGUAGES.flatMap(
      (language) =>
        (["short", "long"] as const).flatMap((month) => {
          const format = new Intl.DateTimeFormat(language, { month, day: "numeric", timeZone: "UTC" });
          return Array.from({ length: 12 }, (_, index) => {
            const parts = format.formatToParts(Date.UTC(2024, index, 1));
            const name = folded(parts.find(({ type }) => type === "month")?.value ?? "");
            return [name, name.slice(0, 3)].map((written): [string, number] => [written, index + 1]);
          }).flat();
        }),
      // The first language wins where two disagree.
    ).reverse(),
  );
  return months.get(folded(name)) ?? months.get(folded(name).slice(0, 3));
}

function folded(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
