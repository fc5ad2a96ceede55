/** Finding the messages again behind damaged bytes. */
import type { Definition } from "./frames.ts";

/** How far damage may reach; behind more than this the file is given up. */
const SEARCHED_BYTES = 4096;
/** So many messages in a row with likely times are no accident. */
const MESSAGES_IN_A_ROW = 5;
const EARLIEST_SEC = -3600;
const LATEST_SEC = 86_400;

/**
 * The first offset from `from` on where whole messages of known definitions follow one another, each with a time near
 * the last one known; `undefined` where none is found.
 */
export function resumeAt(
  bytes: Uint8Array,
  definitions: readonly (Definition | undefined)[],
  from: number,
  end: number,
  lastTimestamp: number | undefined,
): number | undefined {
  if (lastTimestamp === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLikely = (at: number): Definition | undefined => {
    const header = bytes[at]!;
    const definition = header < definitions.length ? definitions[header] : undefined;
    if (!definition || definition.timestampAt < 0 || at + 1 + definition.size > end) return undefined;
    const passedSec = view.getUint32(at + 1 + definition.timestampAt, definition.littleEndian) - lastTimestamp;
    return passedSec >= EARLIEST_SEC && passedSec <= LATEST_SEC ? definition : undefined;
  };
  const searchEnd = Math.min(end, from + SEARCHED_BYTES);
  for (let start = from; start < searchEnd; start++) {
    let at = start;
    let inARow = 0;
    for (
      let likely = isLikely(at);
      likely && inARow < MESSAGES_IN_A_ROW;
      likely = at < end ? isLikely(at) : undefined
    ) {
      at += 1 + likely.size;
      inARow++;
    }
    if (inARow === MESSAGES_IN_A_ROW) return start;
  }
  return undefined;
}
