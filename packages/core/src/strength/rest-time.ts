/** How long a rest is asked for: `2:30`, `90`, `2 min`, `off`. */

export type RestRequest = { kind: "rest"; restSec: number } | { kind: "off" };

/** A bare number below this is minutes, as it is beside a set. */
const MINUTES_BELOW = 15;
const LONGEST_SEC = 3600;

/** @returns `undefined` for what is no time between a second and an hour */
export function readRest(text: string): RestRequest | undefined {
  const words = text.trim().toLowerCase();
  if (/^(?:off|stop|cancel|none|no|over)$/.test(words)) return { kind: "off" };
  const restSec = secondsOf(words);
  return restSec !== undefined && restSec >= 1 && restSec <= LONGEST_SEC ? { kind: "rest", restSec } : undefined;
}

function secondsOf(words: string): number | undefined {
  const clock = /^(\d{1,2}):([0-5]\d)(?: ?(?:m|min|mins|minutes))?$/.exec(words);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const both = /^(\d{1,2}) ?m(?:in(?:s|utes)?)? ?(\d{1,2}) ?(?:s(?:ec(?:s|onds)?)?)?$/.exec(words);
  if (both) return Number(both[1]) * 60 + Number(both[2]);
  const one = /^(\d{1,4}(?:[.,]\d)?) ?(s(?:ec(?:s|onds)?)?|["″]|m(?:in(?:s|utes?)?)?|'|′)?$/.exec(words);
  if (!one) return undefined;
  const value = Number(one[1]!.replace(",", "."));
  const unit = one[2];
  const minutes = unit === undefined ? value < MINUTES_BELOW : /^[m'′]/.test(unit);
  return Math.round(minutes ? value * 60 : value);
}
