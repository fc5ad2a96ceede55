/** Who the bot is, where its gateway stands, and its slash commands. */
import {
  type APIApplicationCommand,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from "discord-api-types/v10";
import { refusals } from "./api-error.ts";
import * as is from "./check.ts";
import type { Route } from "./routes.ts";
import { apiUser, type World } from "./world.ts";

/** https://discord.com/developers/docs/interactions/application-commands */
const name = is.string({ min: 1, max: 32, pattern: /^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}]+$/u });
const description = is.string({ min: 1, max: 100 });
const choices = is.array(
  is.object({ name: is.string({ min: 1, max: 100 }), value: is.string({ min: 1, max: 100 }) }, ["name", "value"]),
  { max: 25 },
);
const option = is.object(
  {
    type: is.oneOf(ApplicationCommandOptionType.String),
    name,
    description,
    required: is.boolean,
    choices,
    autocomplete: is.boolean,
  },
  ["type", "name", "description"],
);
const options: is.Check = (value, wrong) => {
  is.array(option, { max: 25 })(value, wrong);
  let optional = false;
  for (const [index, one] of (Array.isArray(value) ? value : []).entries()) {
    if (!is.isRecord(one)) continue;
    if (one.required === true && optional)
      wrong
        .at(index)
        .add(
          "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
          "Required options must be placed before non-required options",
        );
    if (one.autocomplete === true && one.choices !== undefined)
      wrong
        .at(index)
        .add("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", "An option with choices has no autocomplete");
    optional ||= one.required !== true;
  }
};
const command = is.object(
  {
    type: is.oneOf(ApplicationCommandType.ChatInput),
    name,
    description,
    options,
    contexts: is.array(
      is.oneOf(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel),
      { max: 3 },
    ),
    integration_types: is.array(
      is.oneOf(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall),
      { max: 2 },
    ),
  },
  ["name", "description"],
);
const commands: is.Check = (value, wrong) => {
  is.array(command, { max: 100 })(value, wrong);
  const names = Array.isArray(value) ? value.map((one) => (is.isRecord(one) ? one.name : undefined)) : [];
  is.distinct(names, wrong, "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
};

export const APPLICATION_ROUTES: readonly Route[] = [
  { method: "GET", pattern: /^\/users\/@me$/, by: "bot", run: (_call, world) => apiUser(world.bot) },
  {
    method: "GET",
    pattern: /^\/applications\/@me$/,
    by: "bot",
    run: (_call, world) => ({
      id: world.bot.id,
      name: "Spotter",
      flags: world.applicationFlags,
      bot: apiUser(world.bot),
    }),
  },
  {
    method: "GET",
    pattern: /^\/gateway\/bot$/,
    by: "bot",
    run: (_call, world) => ({
      url: `${world.origin.replace("http", "ws")}/gateway`,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 3_600_000, max_concurrency: 1 },
    }),
  },
  {
    method: "GET",
    pattern: /^\/applications\/(\d+)\/commands$/,
    by: "bot",
    run(_call, world, applicationId = "") {
      ours(world, applicationId);
      return world.commands;
    },
  },
  {
    method: "PUT",
    pattern: /^\/applications\/(\d+)\/commands$/,
    by: "bot",
    run({ body }, world, applicationId = "") {
      ours(world, applicationId);
      is.checkBody(body, commands);
      const wanted = body as unknown as Partial<APIApplicationCommand>[];
      world.commands = wanted.map((one) => completed(one, world));
      return world.commands;
    },
  },
];

/** What Discord adds to a command: its id and all that was left to it. Empty option lists and `required: false` go. */
function completed(one: Partial<APIApplicationCommand>, world: World): APIApplicationCommand {
  const { options = [], ...rest } = one;
  const told = options.map((option) => {
    const { required, autocomplete, ...about } = option as typeof option & { autocomplete?: boolean };
    return { ...about, ...(required && { required }), ...(autocomplete && { autocomplete }) };
  });
  return {
    id: world.newId(),
    application_id: world.bot.id,
    version: world.newId(),
    default_member_permissions: null,
    type: ApplicationCommandType.ChatInput,
    dm_permission: true,
    nsfw: false,
    name_localizations: null,
    description_localizations: null,
    integration_types: [ApplicationIntegrationType.GuildInstall],
    ...rest,
    ...(told.length > 0 && { options: told }),
  } as APIApplicationCommand;
}

function ours(world: World, applicationId: string): void {
  if (applicationId !== world.bot.id) throw refusals.unknownUser();
}
