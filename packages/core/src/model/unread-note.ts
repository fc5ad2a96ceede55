/** Whether a note says more than the note reader read in it: then, and only then, a model is worth asking. */
import { normalise } from "../log/normalise.ts";
import { itemsOf } from "../note/item.ts";
import type { NoteContext, Observation } from "../note/observation.ts";

/** No longer note is worth it: it is a paste. */
const LONGEST = 4_000;
/** Fewer words of weight in a sentence say nothing that a training note is kept for. */
const LEAST_WORDS = 4;

/** Words that link others, and those of when and with whom. */
const LIGHT: ReadonlySet<string> = new Set(
  `i me my mine we us our you your he him his she her they them their it its this that these those there here a an the and or but so
  then than as if because since while when whenever where what which who how why not no nor to too of off in into on onto at by for from
  with without about after before between during until through over under up down out back around along again also am is are was were be
  been being do does did done have has had having get gets got go goes going went come came make made take took put let can could will
  would should may might must just only even ever never always still yet now today tonight yesterday tomorrow morning evening afternoon
  night day days week weeks time times all any both each every few many more most much other others some same such very really quite
  pretty maybe well ok okay yes set sets rep reps kg lb im ive id ill dont didnt wasnt isnt cant couldnt wont thats theres lets one two
  three`.split(/\s+/),
);

/**
 * A sentence with four words of weight that no quote covers, or with two beside a part of the body.
 *
 * @param reading what the note reader read in it
 */
export function isHalfRead(text: string, reading: readonly Observation[], context: NoteContext): boolean {
  if (text.length > LONGEST) return false;
  const covered = spansOf(text, reading);
  let words = 0;
  let parts = 0;
  for (const item of itemsOf(normalise(text), context)) {
    if (item.kind === "mark") {
      if (".!?;\n".includes(item.mark)) words = parts = 0;
      continue;
    }
    if (covered.some(([from, to]) => item.start < to && from < item.end)) continue;
    if (item.kind === "body") parts++;
    if (item.kind === "word" && !item.soft && item.text.length > 2 && !LIGHT.has(item.text)) words++;
    if (words >= LEAST_WORDS || (parts > 0 && words >= 2)) return true;
  }
  return false;
}

/** Where the quotes stand; two that say the same stand one behind the other. */
function spansOf(text: string, reading: readonly Observation[]): [from: number, to: number][] {
  const last = new Map<string, number>();
  return reading.map(({ quote }) => {
    const again = text.indexOf(quote, (last.get(quote) ?? -1) + 1);
    const from = again < 0 ? text.indexOf(quote) : again;
    last.set(quote, from);
    return [from, from + quote.length];
  });
}
