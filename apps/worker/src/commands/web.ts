/** `/web`: a link that logs the athlete in to the web chat, for their eyes only; and the way out of all browsers. */
import { text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { loginAddress } from "@spotter/core/config/web-address";
import { LINK_MINUTES, logOutEverywhere, makeLoginToken } from "@spotter/db/queries/login";
import type { Deps } from "../conversation/drain.ts";
import { isGroup, type Outcome, type Turn } from "../turn.ts";

export async function web(turn: Turn, args: CommandArgs, { webAddress }: Deps): Promise<Outcome> {
  if (args.what === "logout") return everywhereOut(turn);
  if (webAddress === undefined) return say("The web chat is switched off here.");
  if (isGroup(turn)) return say("The link opens your log to whoever has it: ask me for /web in a private chat.");
  const link = loginAddress(webAddress, await makeLoginToken(turn.tx, turn.athlete.id));
  const outcome = say(
    `Your log in a browser: ${link}\nThe link works once, for ${LINK_MINUTES} minutes, and opens your log to whoever has it.`,
  );
  return { answers: outcome.answers.map((answer) => ({ ...answer, data: { link } })) };
}

async function everywhereOut({ tx, athlete }: Turn): Promise<Outcome> {
  const browsers = await logOutEverywhere(tx, athlete.id);
  const ended =
    browsers === 0
      ? "No browser was logged in"
      : `Logged out in ${browsers} ${browsers === 1 ? "browser" : "browsers"}`;
  return say(`${ended}, and no earlier link opens your log any more. /web makes a new one.`);
}

function say(words: string): Outcome {
  return { answers: [{ blocks: [text(words)] }] };
}
