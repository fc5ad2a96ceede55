/** What people do with the bot other than writing: commands, presses, half-typed arguments. */
import { randomBytes } from "node:crypto";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  GatewayDispatchEvents,
  InteractionType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { fresh } from "./messages.ts";
import {
  apiChannel,
  apiMember,
  apiUser,
  type Denied,
  type FakeChannel,
  type FakeInteraction,
  type FakeMessage,
  type FakeUser,
  type World,
} from "./world.ts";

/** What the bot may do in a channel, of what it asked for when it was invited. */
function permissionsIn({ denied, type }: FakeChannel): bigint {
  const inThread = type === ChannelType.PublicThread;
  const given: [Denied, bigint][] = [
    ["view", PermissionFlagsBits.ViewChannel],
    ["send", inThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages],
    ["files", PermissionFlagsBits.AttachFiles],
    ["history", PermissionFlagsBits.ReadMessageHistory],
  ];
  return given.reduce((all, [what, bit]) => (denied.has(what) ? all : all | bit), 0n);
}

export function people(world: World) {
  const interact = (
    kind: FakeInteraction["kind"],
    channel: FakeChannel,
    user: FakeUser,
    about: { type: InteractionType; data: unknown; message?: FakeMessage },
  ): FakeInteraction => {
    const { message } = about;
    const interaction: FakeInteraction = {
      id: world.newId(),
      token: `aW50ZXJhY3Rpb24-${randomBytes(24).toString("base64url")}`,
      kind,
      channel,
      message,
      madeAt: performance.now(),
      acknowledged: undefined,
      original: undefined,
      choices: undefined,
      expired: false,
    };
    world.interactions.set(interaction.token, interaction);
    const isDirect = channel.type === ChannelType.DM;
    world.dispatch({
      t: GatewayDispatchEvents.InteractionCreate,
      d: {
        id: interaction.id,
        application_id: world.bot.id,
        token: interaction.token,
        version: 1,
        type: about.type,
        data: about.data,
        channel_id: channel.id,
        channel: { ...apiChannel(channel), permissions: "0" },
        locale: user.locale,
        app_permissions: isDirect ? "0" : String(permissionsIn(channel)),
        authorizing_integration_owners: isDirect ? {} : { 0: channel.guild?.id },
        context: isDirect ? 1 : 0,
        entitlements: [],
        attachment_size_limit: 10_485_760,
        ...(isDirect
          ? { user: apiUser(user) }
          : {
              guild_id: channel.guild?.id,
              guild: { id: channel.guild?.id, locale: "en-US", features: [] },
              guild_locale: "en-US",
              member: { ...apiMember(user), user: apiUser(user), permissions: "0" },
            }),
        ...(message && { message: fresh(world, message) }),
      },
    });
    return interaction;
  };

  /** The data of a call that Discord's clients would let somebody make. */
  const callOf = (name: string, options: Record<string, string>, focused?: string) => {
    const command = world.commands.find((one) => one.name === name);
    if (command === undefined) throw new Error(`no command /${name} is registered`);
    const known = (command.options ?? []) as {
      name: string;
      required?: boolean;
      choices?: { value: string }[];
      autocomplete?: boolean;
    }[];
    for (const [option, value] of Object.entries(options)) {
      const about = known.find((one) => one.name === option);
      if (about === undefined) throw new Error(`/${name} has no option ${option}`);
      if (about.choices && !about.choices.some((choice) => choice.value === value))
        throw new Error(`${value} is no choice of ${option}`);
      if (option === focused && about.autocomplete !== true) throw new Error(`${option} has no autocomplete`);
    }
    const missing = known.find((one) => one.required && options[one.name] === undefined);
    if (missing && focused === undefined) throw new Error(`/${name} needs ${missing.name}`);
    return {
      id: command.id,
      name,
      type: ApplicationCommandType.ChatInput,
      options: Object.entries(options).map(([option, value]) => ({
        type: ApplicationCommandOptionType.String,
        name: option,
        value,
        ...(option === focused && { focused: true }),
      })),
    };
  };

  return {
    command: (channel: FakeChannel, user: FakeUser, name: string, options: Record<string, string>) =>
      interact("command", channel, user, { type: InteractionType.ApplicationCommand, data: callOf(name, options) }),
    autocomplete: (
      channel: FakeChannel,
      user: FakeUser,
      name: string,
      options: Record<string, string>,
      focused: string,
    ) =>
      interact("autocomplete", channel, user, {
        type: InteractionType.ApplicationCommandAutocomplete,
        data: callOf(name, options, focused),
      }),
    press: (channel: FakeChannel, user: FakeUser, message: FakeMessage, data: unknown) =>
      interact("component", channel, user, { type: InteractionType.MessageComponent, data, message }),
  };
}
