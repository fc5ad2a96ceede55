/** Has the model read what the log reader left unread of a message. */
import { contractEntry } from "@spotter/core/log/contract";
import { localDay } from "@spotter/core/log/dates";
import type { LogContext, LogReading } from "@spotter/core/log/entry";
import { candidatesFor } from "@spotter/core/model/candidates";
import { type CompletedLog, completeLog as joined } from "@spotter/core/model/complete-log";
import type { NoAnswer } from "@spotter/core/model/purpose";
import type { Asker } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import type { Model } from "./model.ts";
import { LOG_V1 } from "./prompts/log-v1.ts";
import { fenced } from "./prompts/prompt.ts";
import { askFor } from "./structured.ts";

export type Completed<T> = ({ kind: "completed"; by: { model: string; prompt: string } } & T) | { kind: NoAnswer };

/**
 * @param by.unread the part of the message that tells of training, by `unreadIn`
 * @param by.own the athlete's own exercises, id to name
 * @returns the reader's entries and those of the answer that the words tell; or why there is no answer
 */
export async function completeLog(
  model: Model,
  by: Pick<Asker, "athlete"> & {
    unread: string;
    reading: LogReading;
    context: LogContext;
    own: ReadonlyMap<string, string>;
    deadline: Deadline;
  },
): Promise<Completed<CompletedLog>> {
  const { unread, reading, context, own } = by;
  const given = fenced({
    exercises: candidatesFor(unread, context, own),
    situation: `Today is ${localDay(context.now)}. Loads without a unit are in ${context.unit}.`,
    reader: JSON.stringify(reading.entries.map(contractEntry)),
    message: unread,
  });
  const asked = await askFor(model, { ...by, prompt: LOG_V1, given });
  if (asked.kind !== "answered") return asked;
  return {
    kind: "completed",
    by: { model: model.name, prompt: LOG_V1.version },
    ...joined(unread, reading, asked.value, context),
  };
}
