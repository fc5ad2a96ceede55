/** The chat a person has in a terminal: one line, one message. */
import { statSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import { isCommand } from "@spotter/core/command/parse";
import { renderReply } from "./render.ts";
import { NoAnswer, type Terminal, type TerminalReply } from "./terminal.ts";

export const CHAT_HINT =
  "Write what you did, or /help. A file's path sends the file, #1 presses a button, ^text corrects your last message, Ctrl-D ends.";

export type ChatStreams = { input: Readable & { isTTY?: boolean }; output: Writable & { isTTY?: boolean } };

/** Talks until the input ends. */
export async function chat(terminal: Terminal, { input, output }: ChatStreams): Promise<void> {
  const interactive = input.isTTY === true && output.isTTY === true;
  // Before the first line is listened for: readline drops what it reads while nobody listens.
  const missed = interactive ? await terminal.missed() : [];
  const lines = createInterface({
    input,
    output: interactive ? output : undefined,
    terminal: interactive,
    prompt: "› ",
  });
  let ended = false;
  lines.once("close", () => {
    ended = true;
  });
  const prompt = () => {
    if (interactive && !ended) lines.prompt();
  };
  if (interactive) output.write(`${CHAT_HINT}\n`);
  if (missed.length > 0) output.write("Answered since the last chat here:\n");
  let actions = missed.flatMap((reply) => print(reply, output));
  prompt();
  /** What is being asked of the terminal: one thing at a time, or a reply would be shown twice. */
  let asking: Promise<void> = Promise.resolve();
  const ask = (work: () => Promise<void>) => {
    asking = asking.then(work);
    return asking;
  };
  const show = (replies: readonly TerminalReply[]) => {
    const pressable = replies.flatMap((reply) => print(reply, output));
    if (pressable.length > 0) actions = pressable;
  };
  const listener = setInterval(() => {
    if (!interactive || ended) return;
    void ask(async () => {
      // Whatever goes wrong here goes wrong with the next line too, which says so.
      const arrived = await terminal.arrived().catch(() => []);
      if (arrived.length === 0) return;
      output.write(CLEAR_LINE);
      show(arrived);
      if (!ended) lines.prompt(true);
    });
  }, LISTEN_MS);
  try {
    for await (const line of lines) {
      if (line.trim() !== "") await ask(async () => show(await spoken(terminal, line, actions, output)));
      prompt();
    }
  } finally {
    clearInterval(listener);
    await asking;
  }
}

/** How late what comes by itself may be shown. */
const LISTEN_MS = 500;
/** To the line's start, and away with the prompt. */
const CLEAR_LINE = "\r\u001b[K";

/** Sends one line as what it is: a button, a correction, a file or a message. */
async function spoken(terminal: Terminal, line: string, actions: string[], output: Writable): Promise<TerminalReply[]> {
  try {
    const button = /^#(\d{1,2})$/.exec(line.trim());
    if (button) {
      const action = actions[Number(button[1]) - 1];
      if (action) return await terminal.press(action);
      output.write("There is no such button.\n");
      return [];
    }
    if (line.startsWith("^")) return await terminal.edit(line.slice(1).trim());
    const path = isCommand(line) ? undefined : filePath(line);
    return path ? await terminal.say("", path) : await terminal.say(line);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    output.write(`${error.message}\n`);
    return [];
  }
}

/** A line that is nothing but the path of a file, as a terminal pastes a dropped one. */
function filePath(line: string): string | undefined {
  const path = line
    .trim()
    .replace(/^(['"])(.*)\1$/, "$2")
    .replaceAll("\\ ", " ");
  if (!/[./]/.test(path)) return undefined;
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? path : undefined;
}

/** @returns the actions of its buttons */
export function print({ reply, images, files }: TerminalReply, output: Writable & { isTTY?: boolean }): string[] {
  const { text, actions } = renderReply(reply, { colour: output.isTTY === true });
  output.write(`${[text, ...images, ...files].filter((line) => line !== "").join("\n")}\n`);
  return actions;
}
