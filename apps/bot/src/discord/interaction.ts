/** Slash commands and pressed buttons as Spotter's events. */
import { type Incoming, MAX_TEXT_CHARS } from "@spotter/core/chat/incoming";
import { storable } from "@spotter/core/chat/storable";
import { type CommandName, names, spec } from "@spotter/core/command/table";
import {
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
} from "discord.js";
import { chatOf, nameOf } from "./incoming.ts";
import { lacksIn } from "./permissions.ts";
import { madeAt } from "./snowflake.ts";

/** What somebody does with the bot other than writing. */
export type Heard =
  | { kind: "command"; incoming: Incoming }
  | { kind: "press"; incoming: Incoming }
  | { kind: "autocomplete"; userId: string; command: CommandName; param: string; typed: string };

/** `undefined` for what Spotter has never offered. */
export function interactionEvent(interaction: APIInteraction): Heard | undefined {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      const { data } = interaction;
      if (data.type !== ApplicationCommandType.ChatInput) return undefined;
      const text = commandText(data.name, data.options ?? []);
      const common = commonOf(interaction);
      if (common === undefined) return undefined;
      const messageId = interaction.id;
      return {
        kind: "command",
        incoming: { ...common, messageId, revision: 0, event: { kind: "message", text, files: [] } },
      };
    }
    case InteractionType.MessageComponent: {
      const action = actionOf(interaction);
      const common = commonOf(interaction);
      if (common === undefined || action === undefined) return undefined;
      const event = { kind: "press", action, press: interaction.id } as const;
      return { kind: "press", incoming: { ...common, messageId: interaction.message.id, revision: 0, event } };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const command = names().find((name) => name === interaction.data.name);
      const focused = interaction.data.options.find((option) => "focused" in option && option.focused === true);
      const userId = (interaction.member?.user ?? interaction.user)?.id;
      if (!command || focused === undefined || userId === undefined || !("value" in focused)) return undefined;
      return { kind: "autocomplete", userId, command, param: focused.name, typed: String(focused.value) };
    }
    default:
      return undefined;
  }
}

/** The line that the same command is in a chat: its arguments in the order in which the command declares them. */
function commandText(name: string, options: readonly APIApplicationCommandInteractionDataOption[]): string {
  const known = names().find((one) => one === name);
  const order = known === undefined ? [] : spec(known).params.map((param) => param.name);
  const values = options
    .toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .flatMap((option) => ("value" in option ? [String(option.value).trim()] : []));
  return storable([`/${name}`, ...values].join(" "), MAX_TEXT_CHARS);
}

function actionOf({ data }: APIMessageComponentInteraction): string | undefined {
  const action =
    data.component_type === ComponentType.Button ? data.custom_id : "values" in data ? data.values[0] : undefined;
  return action !== undefined && action.length <= 64 ? action : undefined;
}

function commonOf(interaction: APIInteraction): Omit<Incoming, "event" | "revision" | "messageId"> | undefined {
  const { channel, member } = interaction;
  const user = member?.user ?? interaction.user;
  if (user === undefined || channel?.id === undefined) return undefined;
  const title = "name" in channel && typeof channel.name === "string" ? channel.name : undefined;
  const isPrivate = interaction.guild_id === undefined && channel.type === ChannelType.DM;
  const lacks = lacksIn(interaction);
  return {
    platform: "discord",
    chat: {
      ...chatOf({ channelId: channel.id, private: isPrivate, channelName: title }),
      ...(lacks && { lacks }),
    },
    sender: {
      id: user.id,
      name: nameOf(user, member),
      ...("locale" in interaction && { language: interaction.locale }),
    },
    sentAt: madeAt(interaction.id).toISOString(),
  };
}
