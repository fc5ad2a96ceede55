/** `./spotter chat` */
import type { CliCommand } from "../command.ts";
import { readInstallation } from "../installation.ts";

export const chat: CliCommand = {
  name: "chat",
  usage: "chat",
  summary: "opens a chat in this terminal, or answers the lines of standard input",
  details:
    "One line is one message. A file's path sends the file, #1 presses a button, ^text corrects the last message.",
  async run() {
    const { withTerminal } = await import("../talk.ts");
    const { chat: talk } = await import("@spotter/bot/terminal/chat");
    await withTerminal(readInstallation(), (terminal) =>
      talk(terminal, { input: process.stdin, output: process.stdout }),
    );
    return 0;
  },
};
