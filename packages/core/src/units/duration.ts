/** Durations: seconds inside, a clock or words for people. */

const MINUTE_SEC = 60;
const HOUR_SEC = 3600;

/** A stopwatch's face, to the second: `0:45`, `5:15`, `52:30`, `1:02:03`. */
export function formatClock(durationSec: number): string {
  const total = Math.round(durationSec);
  const hours = Math.floor(total / HOUR_SEC);
  const minutes = Math.floor((total % HOUR_SEC) / MINUTE_SEC);
  const seconds = String(total % MINUTE_SEC).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
}

/**
 * A duration to be read in a sentence: `45 s`, `3 min`, `1:30`, `45 min`, `52:30`, `2 h`, `1 h 15 min`, `1:02:03`.
 * Whole minutes are said in words; with seconds it is a clock, which a reader takes for minutes below an hour.
 */
export function formatDuration(durationSec: number): string {
  const total = Math.round(durationSec);
  if (total < MINUTE_SEC) return `${total} s`;
  if (total % MINUTE_SEC !== 0) return formatClock(total);
  const hours = Math.floor(total / HOUR_SEC);
  const minutes = (total % HOUR_SEC) / MINUTE_SEC;
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}

/** A duration where seconds do not matter, such as a week's training or a night's sleep: `45 min`, `7 h 30 min`. */
export function formatHours(durationSec: number): string {
  return formatDuration(Math.round(durationSec / MINUTE_SEC) * MINUTE_SEC || 0).replace(/^0 s$/, "0 min");
}
