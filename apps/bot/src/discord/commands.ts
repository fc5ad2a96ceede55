/** The command table as Discord's slash commands. */
import type { CommandName, CommandSpec, Param } from "@spotter/core/command/table";
import {
  type APIApplicationCommand,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from "discord.js";
import { clip } from "../render/split.ts";

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
const MAX_DESCRIPTION = 100;
export const MAX_CHOICES = 25;

export type ListedCommand = CommandSpec & { name: CommandName };

type SlashCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What Discord should offer: in servers and in private, to everybody. */
export function slashCommands(commands: readonly ListedCommand[]): SlashCommand[] {
  return commands.map(({ name, help, params }) => ({
    type: ApplicationCommandType.ChatInput,
    name,
    description: clip(help, MAX_DESCRIPTION),
    options: params.map(optionOf),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  }));
}

/** Registers the commands unless Discord has them as they are. @returns whether it had to. */
export async function publishCommands(
  rest: REST,
  applicationId: string,
  commands: readonly ListedCommand[],
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const wanted = slashCommands(commands);
  const there = (await rest.get(route)) as APIApplicationCommand[];
  if (fingerprint(there) === fingerprint(wanted)) return false;
  await rest.put(route, { body: wanted });
  return true;
}

function optionOf(param: Param): APIApplicationCommandStringOption {
  const about = {
    type: ApplicationCommandOptionType.String,
    name: param.name,
    description: clip(param.help, MAX_DESCRIPTION),
    required: param.optional !== true,
  } as const;
  switch (param.kind) {
    case "choice":
      if (param.choices.length > MAX_CHOICES) return { ...about, autocomplete: true };
      return { ...about, choices: param.choices.map((choice) => ({ name: choice, value: choice })) };
    case "exercise":
      return { ...about, autocomplete: true };
    case "text":
      return about;
  }
}

/** What we say of commands, whatever else Discord adds to them and in whatever order. */
function fingerprint(commands: readonly (SlashCommand | APIApplicationCommand)[]): string {
  const told = commands.map((command) => ({
    name: command.name,
    description: "description" in command ? command.description : "",
    options: (command.options ?? []).map((option) => ({
      type: option.type,
      name: option.name,
      description: option.description,
      required: option.required === true,
      autocomplete: "autocomplete" in option && option.autocomplete === true,
      choices: "choices" in option ? (option.choices ?? []).map(({ name, value }) => [name, value]) : [],
    })),
    contexts: [...(command.contexts ?? [])].sort(),
    integrations: [...(command.integration_types ?? [])].sort(),
  }));
  return JSON.stringify(told.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
}
