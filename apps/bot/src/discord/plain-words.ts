/** What a person meant, out of how Discord writes it down: mentions and emojis are numbers there, and numbers are logged. */
import type { APIUser } from "discord.js";

type Mentioned = Pick<APIUser, "id" | "username"> & { global_name?: string | null };

/**
 * The text with `<@1>` as `@name`, `<@&1>` as `@role`, `<#1>` as `#channel`, `</help:1>` as `/help`, `<:flex:1>` as
 * `:flex:` and without `<t:1>`; and without a mention of the bot at its beginning.
 *
 * @param mentions the people mentioned, as Discord lists them beside the text
 */
export function plainWords(content: string, mentions: readonly Mentioned[], botId: string): string {
  const names = new Map(mentions.map(({ id, global_name, username }) => [id, global_name ?? username]));
  return content
    .replace(new RegExp(`^\\s*<@!?${botId}>[\\s,:]*`), "")
    .replace(/<@!?(\d{15,20})>/g, (_, id: string) => `@${names.get(id) ?? "somebody"}`)
    .replace(/<@&\d{15,20}>/g, "@role")
    .replace(/<#\d{15,20}>/g, "#channel")
    .replace(/<(\/[^:>]{1,100}):\d{15,20}>/g, "$1")
    .replace(/<a?(:\w{2,32}:)\d{15,20}>/g, "$1")
    .replace(/<t:-?\d{1,17}(?::[a-zA-Z])?>/g, "");
}
