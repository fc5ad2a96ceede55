/** A chat in the terminal: its lines go into an inbox that nobody works on, what the outbox holds is printed. */
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { PassThrough } from "node:stream";
import { chat } from "@spotter/bot/terminal/chat";
import { openTerminal } from "@spotter/bot/terminal/terminal";
import { type Incoming, incoming as incomingSchema } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import { connect } from "@spotter/db/connect";
import { keepFile } from "@spotter/db/queries/files";
import { chatOf } from "@spotter/db/queries/inbox";
import { addReply } from "@spotter/db/queries/outbox";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { openCable } from "../support/cable.ts";
import { freshDatabase } from "../support/database.ts";
import { until } from "../support/spotter.ts";
import { NO_QUEUES } from "../support/worker.ts";
import type { FrontEndHarness, ShownMessage } from "./front-end-harness.ts";

const USER = "anna";

export async function terminalHarness(): Promise<FrontEndHarness> {
  const database = await freshDatabase();
  const { db } = database;
  const address = new URL(database.url);
  const cable = await openCable(Number(address.port));
  address.port = String(cable.port);
  const terminals = connect({ url: address.href, max: 3, applicationName: "spotter terminal", onError: () => {} });
  const dir = await mkdtemp(join(tmpdir(), "spotter-test-terminal-"));
  const imageDir = join(dir, "images");
  const logged: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => logged.push(line) });
  const terminal = openTerminal(
    { db: terminals.db, queues: NO_QUEUES, log },
    { user: USER, imageDir, patienceMs: 5000 },
  );
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let printed = "";
  output.setEncoding("utf8").on("data", (words: string) => {
    printed += words;
  });
  const talking = chat(terminal, { input, output });
  onTestFinished(async () => {
    input.end();
    await talking;
    await terminals.close();
    cable.close();
    await database.close();
    await rm(dir, { recursive: true });
  });

  const direct = { chatId: USER, kind: "private" } as const;
  const chatId = await chatOf(db, { platform: "terminal", chat: { id: USER, kind: "private" } });
  const received: Incoming[] = [];
  let lastId = 0;
  /** Enters a line, waits until it is stored, and closes it unanswered, so that the terminal waits no longer. */
  const enters = async (line: string) => {
    input.write(`${line}\n`);
    const stored: { id: string; incoming: unknown; session: string }[] = [];
    await until(
      async () => {
        const { rows } = await database.pool.query("select id, incoming, session from inbox where id > $1", [lastId]);
        stored.push(...rows);
        return stored.length > 0;
      },
      8000,
      () => `${line} was not stored`,
    );
    const { id, incoming, session } = stored[0]!;
    const before = printed.length;
    lastId = Number(id);
    await database.pool.query("update inbox set status = 'done' where id = $1", [id]);
    received.push(incomingSchema.parse(incoming));
    await until(
      () => printed.includes(PROMPT, before),
      8000,
      () => "the terminal does not prompt again",
    );
    return { messageId: received.at(-1)!.messageId, session };
  };
  const { session } = await enters("the first line tells its session");
  received.length = 0;

  const stored = new Map<string, Uint8Array>();
  const shown: ShownMessage[] = [];
  const send: FrontEndHarness["send"] = async (_place, reply) => {
    const kept = async <T extends { sha256: string }>(file: T): Promise<T> => ({
      ...file,
      sha256: await keepFile(db, stored.get(file.sha256) ?? new Uint8Array()),
    });
    const whole: Reply = {
      blocks: [],
      ...reply,
      ...(reply.images && { images: await Promise.all(reply.images.map(kept)) }),
      ...(reply.files && { files: await Promise.all(reply.files.map(kept)) }),
    };
    const before = printed.length;
    const id = String(await addReply(db, { chatId, inboxId: null, reply: whole, session }));
    const find = () => BY_ITSELF.exec(printed.slice(before))?.[1];
    await until(
      () => find() !== undefined,
      8000,
      () => `the reply was not printed: ${JSON.stringify(printed.slice(before))}`,
    );
    shown.push(shownInTerminal(id, find()!, imageDir));
    return [id];
  };

  return {
    frontEnd: { platform: "terminal", fetchFile: async () => ({ problem: "unavailable" }) },
    received,
    logged,
    direct,
    onlyMonospaced: true,
    stored,
    send,
    says: async (_place, text) => (await enters(text)).messageId,
    async uploads(_place, { name, bytes }) {
      await writeFile(join(dir, name), bytes);
      return (await enters(join(dir, name))).messageId;
    },
    edits: async (_place, _id, text) => void (await enters(`^${text}`)),
    presses: async (_place, { buttons }, label) => void (await enters(`#${buttons.indexOf(label) + 1}`)),
    shown: () => shown,
    interrupt: () => cable.cut(300),
  };
}

const PROMPT = "\u001b[0J› ";

/** What is printed between taking the prompt away and writing it again. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are a terminal's orders
const BY_ITSELF = /\r\u001b\[K([\s\S]*)\n\u001b\[1G/;

/** What was printed as people see it; its buttons are those of the last line. */
export function shownInTerminal(id: string, printed: string, imageDir: string): ShownMessage {
  const lines = printed.split("\n");
  const saved = lines.filter((line) => line.startsWith(imageDir));
  const rest = lines.filter((line) => !line.startsWith(imageDir));
  const buttons = [...(rest.at(-1) ?? "").matchAll(/\[#\d+ ([^\]]+)\]/g)].map(([, label]) => label!);
  if (buttons.length > 0) rest.pop();
  const words = rest.join("\n");
  const styled = (on: number, off: number) =>
    [...words.matchAll(new RegExp(`\u001b\\[${on}m([\\s\\S]*?)\u001b\\[${off}m`, "g"))].map(([, part]) => part!);
  const files = saved.map((path) => ({
    name: basename(path).replace(/^\d+-/, ""),
    bytes: new Uint8Array(readFileSync(path)),
  }));
  return {
    id,
    // Only its own styles: any other order would be somebody else's.
    text: words.replace(OWN_STYLES, ""),
    strong: styled(1, 22),
    monospaced: styled(36, 39),
    buttons,
    pictures: files.filter(({ name }) => name.endsWith(".png")).map(({ bytes }) => ({ bytes })),
    files: files.filter(({ name }) => !name.endsWith(".png")),
    quotes: undefined,
    edited: false,
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are a terminal's orders
const OWN_STYLES = /\u001b\[(?:1|22|36|39)m/g;
