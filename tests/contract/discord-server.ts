/** A fake Discord and bare requests to it, without discord.js. */
import { onTestFinished } from "vitest";
import { FakeDiscord, type FakeDiscordOptions } from "../fakes/discord/fake-discord.ts";

export const AGENT = "DiscordBot (https://example.org, 1.0.0)";

type Answer = { status: number; body: Record<string, unknown>; headers: Headers };

/** Ends with the test. */
export async function server(options: FakeDiscordOptions = {}) {
  const discord = await new FakeDiscord({ limits: "off", ...options }).start();
  onTestFinished(() => discord.stop());
  const anna = discord.user("anna");
  const gym = discord.channel(discord.guild("Barbell club"), "gym");
  const request = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { authorization: `Bot ${discord.token}`, "user-agent": AGENT, ...init.headers };
    const response = await fetch(`${discord.apiRoot}/v10${path}`, { method, ...init, headers });
    const text = await response.text();
    return { status: response.status, body: text === "" ? {} : JSON.parse(text), headers: response.headers };
  };
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    request(method, path, {
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
    });
  const send = (body: unknown) => call("POST", `/channels/${gym.id}/messages`, body);
  return { discord, anna, gym, request, call, send };
}
