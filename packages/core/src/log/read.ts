/** Reads one chat message: what the athlete did, without a model, without a clock. */

import { readingOf } from "./block.ts";
import { localDay, namedDay } from "./dates.ts";
import type { LogContext, LogReading } from "./entry.ts";
import { MessageReader } from "./message.ts";
import { normalise } from "./normalise.ts";

/**
 * @param text the message as typed
 * @param context the unit of bare loads, the athlete's clock, whether others read along, the exercise before
 * @returns entries in text order; nothing at all for chatter. Exercises nobody knows stand in `unknown`,
 *   and `doubts` holds the other reading where a comma left two
 */
export function readLog(text: string, context: LogContext): LogReading {
  const source = normalise(text);
  const reader = new MessageReader(source, context, localDay(context.now));
  let offset = 0;
  for (const line of source.plain.split("\n")) {
    reader.line(line, offset, namedDay(line, localDay(context.now)));
    offset += line.length + 1;
  }
  return readingOf(reader.blocks, source, context);
}
