/** `/export`: everything of the athlete's, to take away. */
import { type ReplyFile, text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { keepFile } from "@spotter/db/queries/files";
import { isGroup, type Outcome, type Turn, today } from "../turn.ts";

export async function exportAll(turn: Turn, _args: CommandArgs): Promise<Outcome> {
  if (isGroup(turn)) return { answers: [{ blocks: [text("Ask me in private: an export holds all that is yours.")] }] };
  const { tx, athlete, at } = turn;
  // Loaded with the first export, which comes seldom.
  const { dataZip, originalZips } = await import("../export/archive.ts");
  const stem = `spotter-${today(turn)}`;
  const files: ReplyFile[] = [{ sha256: await keepFile(tx, await dataZip(tx, athlete, at)), name: `${stem}.zip` }];
  for await (const zip of originalZips(tx, athlete, at))
    files.push({ sha256: await keepFile(tx, zip), name: `${stem}-recordings-${files.length}.zip` });
  const recordings = files.length > 1 ? " The recordings as you sent them come beside it." : "";
  const words = `Your log as CSV and JSON.${recordings} sets.csv can be brought back in by sending it to me.`;
  return { answers: [{ blocks: [text(words)], files, data: { files: files.map(({ name }) => name) } }] };
}
