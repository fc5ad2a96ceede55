/** People who talk to one running Spotter, each their own way: the same acts, and what came back as they see it. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect } from "@spotter/db/connect";
import { lockAthlete } from "@spotter/db/queries/athletes";
import { makeLoginToken } from "@spotter/db/queries/login";
import { shownOnDiscord } from "../contract/discord-setup.ts";
import type { ShownMessage } from "../contract/front-end-harness.ts";
import { shownInTelegram } from "../contract/telegram-setup.ts";
import { shownInTerminal } from "../contract/terminal-setup.ts";
import { shownOnPage } from "../contract/web-setup.ts";
import type { FakeDiscord } from "../fakes/discord/fake-discord.ts";
import type { FakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import { type Spotter, until } from "../support/spotter.ts";
import { openWebClient, type WebClient } from "../support/web-client.ts";

const MAIN = fileURLToPath(new URL("../../apps/cli/src/main.ts", import.meta.url));

/** What came back to one act. */
export type Answer = {
  /** White space counts once; buttons and pictures are apart. */
  words: string;
  buttons: string[];
  /** SHA-256 of each. */
  pictures: string[];
};

export type Speaker = {
  /** Whose log it is. */
  identity: { platform: string; userId: string };
  says(text: string, expected: string): Promise<Answer>;
  /** Corrects what was said last. */
  edits(text: string, expected: string): Promise<Answer>;
  /** Presses a button of the latest answer that has one of this name. */
  presses(label: string, expected: string): Promise<Answer>;
  sends(file: { name: string; bytes: Uint8Array }, expected: string): Promise<Answer>;
  close(): Promise<void>;
};

type Wire = {
  identity: Speaker["identity"];
  /** Looks now; what it returns tells what came or changed after that. */
  since(): () => Promise<ShownMessage[]> | ShownMessage[];
  /** @returns the message's id */
  says(text: string): Promise<string>;
  edits(id: string, text: string): Promise<void>;
  presses(message: ShownMessage, label: string): Promise<void>;
  sends(file: { name: string; bytes: Uint8Array }): Promise<void>;
  close(): Promise<void>;
};

function speaker(wire: Wire): Speaker {
  let said = "";
  let latest: ShownMessage[] = [];
  const answerTo = async (expected: string, act: () => Promise<void>): Promise<Answer> => {
    const news = wire.since();
    await act();
    let seen: ShownMessage[] = [];
    await until(
      async () => {
        seen = await news();
        return seen.some(({ text }) => text.includes(expected));
      },
      30_000,
      () => `${wire.identity.platform}: no ${expected} in ${JSON.stringify(seen.map(({ text }) => text))}`,
    );
    if (seen.some(({ buttons }) => buttons.length > 0)) latest = seen;
    return {
      words: seen
        .map(({ text }) => text)
        .join("\n")
        .replace(/\s+/g, " ")
        .trim(),
      buttons: seen.flatMap(({ buttons }) => buttons),
      pictures: seen.flatMap(({ pictures }) => pictures.map(({ bytes }) => sha256(bytes))),
    };
  };
  return {
    identity: wire.identity,
    says: (text, expected) =>
      answerTo(expected, async () => {
        said = await wire.says(text);
      }),
    edits: (text, expected) => answerTo(expected, () => wire.edits(said, text)),
    presses: (label, expected) =>
      answerTo(expected, () => {
        const message = latest.find(({ buttons }) => buttons.includes(label));
        if (!message) throw new Error(`${wire.identity.platform}: there is no button ${label}`);
        return wire.presses(message, label);
      }),
    sends: (file, expected) => answerTo(expected, () => wire.sends(file)),
    close: () => wire.close(),
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What is new among messages, or has changed. */
function newsOf(look: () => ShownMessage[]): () => ShownMessage[] {
  const before = new Set(look().map((message) => JSON.stringify(message)));
  return () => look().filter((message) => !before.has(JSON.stringify(message)));
}

export function onTelegram(telegram: FakeTelegram): Speaker {
  const anna = telegram.user("Anna");
  const chat = telegram.privateChat(anna);
  return speaker({
    identity: { platform: "telegram", userId: String(anna.id) },
    since: () => newsOf(() => telegram.seen(chat).map(shownInTelegram)),
    says: async (text) => String(telegram.userSays(chat, anna, text).messageId),
    edits: async (id, text) => void telegram.userEdits(chat, Number(id), text),
    async presses({ id }, label) {
      telegram.userPresses(telegram.seen(chat).find((one) => String(one.id) === id)!, label, anna);
    },
    sends: async (file) => void telegram.userSendsDocument(chat, anna, file),
    close: async () => {},
  });
}

export function onDiscord(discord: FakeDiscord): Speaker {
  const anna = discord.user("anna", { globalName: "Anna" });
  const chat = discord.directMessages(anna);
  return speaker({
    identity: { platform: "discord", userId: anna.id },
    since: () => newsOf(() => discord.seen(chat).map(shownOnDiscord)),
    says: async (text) => discord.userSays(chat, anna, text).messageId,
    edits: async (id, text) => discord.userEdits(chat, id, text),
    async presses({ id }, label) {
      discord.userPresses(discord.seen(chat).find((one) => one.id === id)!, label, anna);
    },
    sends: async (file) => void discord.userSays(chat, anna, "", { files: [file] }),
    close: async () => {},
  });
}

/** In a browser that a login link let in: whoever sits at the machine would be the terminal's athlete. */
export async function onTheWeb(spotter: Spotter, address: string): Promise<Speaker> {
  const { cookie, userId } = await logIn(spotter, address);
  const page: WebClient = await openWebClient(address, cookie);
  const fetched = new Map<string, Uint8Array>();
  return speaker({
    identity: { platform: "telegram", userId },
    since() {
      const before = new Map([...page.lines].map(([key, { html }]) => [key, html]));
      return async () => {
        const news = [...page.lines.values()].filter(
          ({ key, html }) => key.startsWith("r") && before.get(key) !== html,
        );
        for (const [path] of news.flatMap(({ html }) => [...html.matchAll(/\/media\/[\w-]+/g)])) {
          if (fetched.has(path)) continue;
          const response = await fetch(address + path, { headers: { Cookie: cookie } });
          fetched.set(path, new Uint8Array(await response.arrayBuffer()));
        }
        return news.map((line) => shownOnPage(line, fetched, before.get(line.key)));
      };
    },
    says: (text) => page.say(text),
    edits: (key, text) => page.edit(key, text),
    presses: ({ id }, label) => page.press(page.lines.get(id)!, label),
    sends: async ({ name, bytes }) => void (await page.sendFile(name, bytes)),
    close: async () => page.close(),
  });
}

async function logIn(spotter: Spotter, address: string): Promise<{ cookie: string; userId: string }> {
  const userId = "of the web";
  const database = connect({
    url: spotter.databaseUrl,
    max: 1,
    applicationName: "spotter test",
    onError: () => {},
  });
  const token = await database.db.transaction(async (tx) => {
    const about = { platform: "telegram", userId, name: "Anna", unit: "kg", timeZone: "Europe/Berlin" } as const;
    const { id } = await lockAthlete(tx, about);
    return makeLoginToken(tx, id);
  });
  await database.close();
  const answer = await fetch(`${address}/login`, {
    method: "POST",
    headers: { Origin: address },
    body: new URLSearchParams({ token }),
    redirect: "manual",
  });
  return { cookie: answer.headers.getSetCookie()[0]!.split(";")[0]!, userId };
}

/** `./spotter chat`, one line a message. */
export function inTerminal(spotter: Spotter, settings: Record<string, string> = {}): Speaker {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    SPOTTER_DATA_DIR: spotter.dataDir,
    SPOTTER_TIME_ZONE: "Europe/Berlin",
    ...settings,
  };
  const chat: ChildProcess = spawn(process.execPath, [MAIN, "chat"], { env, stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(chat, "exit");
  let printed = "";
  chat.stdout!.setEncoding("utf8").on("data", (words: string) => {
    printed += words;
  });
  const enters = async (line: string) => void chat.stdin!.write(`${line}\n`);
  const filesDir = join(spotter.dataDir, "files-of-the-terminal");
  return speaker({
    identity: { platform: "terminal", userId: userInfo().username },
    since() {
      const before = printed.length;
      return () => {
        const words = printed.slice(before);
        return words.endsWith("\n") ? [shownInTerminal("", words.trimEnd(), join(spotter.dataDir, "images"))] : [];
      };
    },
    says: async (text) => {
      await enters(text);
      return "";
    },
    edits: (_id, text) => enters(`^${text}`),
    presses: ({ buttons }, label) => enters(`#${buttons.indexOf(label) + 1}`),
    async sends({ name, bytes }) {
      await mkdir(filesDir, { recursive: true });
      await writeFile(join(filesDir, name), bytes);
      await enters(join(filesDir, name));
    },
    async close() {
      chat.stdin!.end();
      await ended;
    },
  });
}
