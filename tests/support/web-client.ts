/** A page of the web chat without its browser: says things, and hears what the server tells. */
import { randomUUID } from "node:crypto";
import { type ClientRequest, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "./spotter.ts";

export type WebClient = {
  /** @returns the key of what was said */
  say(text: string): Promise<string>;
  edit(key: string, text: string): Promise<void>;
  press(reply: WebLine, label: string): Promise<void>;
  /** @returns the key of its message */
  sendFile(name: string, bytes: Uint8Array, caption?: string): Promise<string>;
  /** Sends what the page's script would. */
  post(what: object): Promise<void>;
  /** Resolves with a reply's line, now or as soon as one fits. */
  waitFor(fits: (line: WebLine) => boolean, ms: number): Promise<WebLine>;
  /** As they stand now, by key. */
  lines: ReadonlyMap<string, WebLine>;
  close(): void;
};

/** A line as the page shows it; `at` is when it came, by the clock of `performance`. */
export type WebLine = { key: string; html: string; words: string; at: number };

const RETRY_MS = 100;

/** @param cookie of a login; absent for whoever sits at the machine */
export async function openWebClient(address: string, cookie?: string): Promise<WebClient> {
  const headers = { Origin: address, ...(cookie !== undefined && { Cookie: cookie }) };
  const lines = new Map<string, WebLine>();
  const hears = new Set<() => void>();
  let position: string | undefined;
  let closed = false;
  let events: ClientRequest;
  /** Listens, and again from where it left when the connection breaks, as a browser does. */
  const listen = () =>
    new Promise<void>((resolve, reject) => {
      const from = position === undefined ? {} : { "Last-Event-ID": position };
      events = request(`${address}/events`, { headers: { ...headers, ...from } });
      events.on("error", reject);
      events.on("close", () => {
        if (!closed && position !== undefined) setTimeout(() => void listen().catch(() => {}), RETRY_MS);
      });
      events.on("response", (response) => {
        let rest = "";
        response.setEncoding("utf8");
        response.on("error", () => {});
        response.on("data", (part: string) => {
          resolve();
          const found = (rest + part).split("\n\n");
          rest = found.pop()!;
          for (const event of found) take(event);
          for (const hear of hears) hear();
        });
      });
      events.end();
    });
  const take = (event: string) => {
    position = /^id: (.*)$/m.exec(event)?.[1] ?? position;
    const data = /^event: lines\ndata: (.*)$/m.exec(event)?.[1];
    for (const { key, html } of data === undefined
      ? []
      : (JSON.parse(data) as { key: string; html: string | null }[])) {
      if (html === null) lines.delete(key);
      else lines.set(key, { key, html, words: wordsOf(html), at: performance.now() });
    }
  };
  await listen();

  /** Sends until it arrives, as the page does: what comes twice under one key is one. */
  const post = async (what: object): Promise<void> => {
    const tried = () =>
      fetch(`${address}/said`, {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json" },
        body: JSON.stringify(what),
      }).catch(() => undefined);
    let answer = await tried();
    for (let tries = 1; answer === undefined && tries < 50; tries++) {
      await sleep(RETRY_MS);
      answer = await tried();
    }
    if (!answer) throw new Error(`nothing answers at ${address}`);
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  };
  return {
    lines,
    async say(text) {
      const key = randomUUID();
      await post({ kind: "message", key, text });
      return key;
    },
    edit: (key, text) => post({ kind: "edit", key, text, revision: Date.now() }),
    async press({ key, html }, label) {
      const buttons = [...html.matchAll(/<button type="button" data-action="([^"]+)"[^>]*>([^<]*)<\/button>/g)];
      const action = buttons.find(([, , words]) => wordsOf(words!) === label)?.[1];
      if (action === undefined) throw new Error(`there is no button ${label}`);
      await post({ kind: "press", key, action, press: randomUUID() });
    },
    post,
    async sendFile(name, bytes, caption = "") {
      const key = randomUUID();
      const query = new URLSearchParams({ key, name, text: caption });
      const answer = await fetch(`${address}/file?${query}`, { method: "POST", headers, body: new Uint8Array(bytes) });
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
      return key;
    },
    async waitFor(fits, ms) {
      const find = () => [...lines.values()].find((line) => line.key.startsWith("r") && fits(line));
      const found = find();
      if (found) return found;
      return new Promise((resolve, reject) => {
        const late = () => {
          hears.delete(look);
          reject(new Error(`no such reply; the last was: ${[...lines.values()].at(-1)?.words}`));
        };
        const timer = setTimeout(late, ms);
        const look = () => {
          const line = find();
          if (!line) return;
          clearTimeout(timer);
          hears.delete(look);
          resolve(line);
        };
        hears.add(look);
      });
    },
    close() {
      closed = true;
      events.destroy();
    },
  };
}

/** The web chat of a program that has just been started. */
export async function untilOpen(address: string): Promise<void> {
  const answers = () =>
    fetch(address).then(
      () => true,
      () => false,
    );
  await until(answers, 20_000, () => `nothing answers at ${address}`);
}

function wordsOf(html: string): string {
  return plain(html.replace(/<[^>]+>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

/** The words of HTML without its tags. */
export function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, "")
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}
