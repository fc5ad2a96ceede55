/** How long a message and a slash command take from Discord to their answers, and what the bot weighs with Discord. */
import { setTimeout as sleep } from "node:timers/promises";
import { FakeDiscord } from "../fakes/discord/fake-discord.ts";
import { rssMb, startSpotter, until } from "../support/spotter.ts";
import { percentile } from "./statistics.ts";

export type DiscordFigures = { replyP50Ms: number; replyP95Ms: number; commandP50Ms: number; botRssMb: number };

const PER_SECOND = 10;
const WARM_UP = 20;
const MESSAGES = 150;
const COMMANDS = 30;

/** Ten a second from several people in private, from the gateway's event to the answer's arrival. */
export async function benchDiscord(): Promise<DiscordFigures> {
  const discord = await new FakeDiscord({ limits: "off" }).start();
  const spotter = await startSpotter({
    DISCORD_BOT_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.apiRoot,
    LOG_LEVEL: "error",
  });
  const people = Array.from({ length: 5 }, (_, index) => {
    const person = discord.user(`athlete${index}`);
    return { person, chat: discord.directMessages(person) };
  });
  try {
    for (const { person, chat } of people) {
      discord.userSays(chat, person, "bench 60x5");
      await discord.waitForMessage(chat, ({ text }) => text.includes("60 kg"), 20_000);
    }
    const replies: number[] = [];
    for (let message = 0; message < WARM_UP + MESSAGES; message += 1) {
      const { person, chat } = people[message % people.length]!;
      const kg = 61 + message * 0.5;
      const said = discord.userSays(chat, person, `bench ${kg}x5`);
      const seen = await discord.waitForMessage(
        chat,
        ({ text }) => text.startsWith(`Bench Press ${kg} kg × 5`),
        20_000,
      );
      if (message >= WARM_UP) replies.push(seen.at - said.at);
      await sleep(1000 / PER_SECOND);
    }
    await until(
      () => discord.commands.length > 0,
      10_000,
      () => "no slash commands",
    );
    const commands: number[] = [];
    for (let command = 0; command < COMMANDS; command += 1) {
      const { person, chat } = people[command % people.length]!;
      const { id, madeAt } = discord.userRuns(chat, person, "day");
      const seen = await discord.waitForMessage(chat, (one) => BigInt(one.id) > BigInt(id) && !one.loading, 20_000);
      commands.push(seen.changedAt - madeAt);
      await sleep(1000 / PER_SECOND);
    }
    return {
      replyP50Ms: percentile(replies, 50),
      replyP95Ms: percentile(replies, 95),
      commandP50Ms: percentile(commands, 50),
      botRssMb: rssMb(spotter.pid("bot")),
    };
  } finally {
    await spotter.stop();
    await discord.stop();
  }
}
