/** Answers to commands, presses and half-typed arguments: https://discord.com/developers/docs/interactions/receiving-and-responding */
import { InteractionResponseType, MessageFlags } from "discord-api-types/v10";
import { invalidField, refusals } from "./api-error.ts";
import type { Call } from "./call.ts";
import { checked, isEmpty } from "./channel-routes.ts";
import * as is from "./check.ts";
import { editedMessage, interactionMessage } from "./message-check.ts";
import { change, contentOf, fresh, pings, post, remove } from "./messages.ts";
import type { Route } from "./routes.ts";
import type { FakeInteraction, FakeMessage, World } from "./world.ts";

/** The first answer must come within three seconds, all others within a quarter of an hour. */
const FIRST_ANSWER_MS = 3_000;
const TOKEN_LIFE_MS = 15 * 60_000;

const response = is.object(
  {
    type: is.oneOf(...Object.values(InteractionResponseType).filter((type) => typeof type === "number")),
    data: () => {},
  },
  ["type"],
);
const deferred = is.object({ flags: is.oneOf(0, MessageFlags.Ephemeral) });
const suggestions = is.object(
  {
    choices: is.array(
      is.object({ name: is.string({ min: 1, max: 100 }), value: is.string({ min: 1, max: 100 }) }, ["name", "value"]),
      { max: 25 },
    ),
  },
  ["choices"],
);

export const INTERACTION_ROUTES: readonly Route[] = [
  {
    method: "POST",
    pattern: /^\/interactions\/(\d+)\/([\w-]+)\/callback$/,
    by: "token",
    run(call, world, id = "", token = "") {
      const interaction = world.interactions.get(token);
      if (interaction === undefined || interaction.id !== id) throw refusals.unknownInteraction();
      if (interaction.acknowledged !== undefined) throw refusals.acknowledged();
      if (interaction.expired || performance.now() - interaction.madeAt > FIRST_ANSWER_MS)
        throw refusals.unknownInteraction();
      is.checkBody(call.body, response);
      answer(call, Number(call.body.type), interaction, world);
      interaction.acknowledged = performance.now();
      world.changed();
    },
  },
  {
    method: "PATCH",
    pattern: /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/(@original|\d+)$/,
    by: "token",
    run(call, world, applicationId = "", token = "", messageId = "") {
      const interaction = opened(world, applicationId, token);
      const message = answerOf(interaction, messageId);
      const body = checked(call, editedMessage);
      const content = contentOf(world, message.channel, body, call.uploads, message.api);
      if (isEmpty({ ...message.api, ...content })) throw refusals.empty();
      const wasLoading = ((message.api.flags ?? 0) & MessageFlags.Loading) !== 0;
      message.pinged ||= pings(body, undefined);
      change(
        world,
        message,
        { ...content, flags: (content.flags ?? message.api.flags ?? 0) & ~MessageFlags.Loading },
        !wasLoading,
      );
      return fresh(world, message);
    },
  },
  {
    method: "DELETE",
    pattern: /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/(@original|\d+)$/,
    by: "token",
    run(_call, world, applicationId = "", token = "", messageId = "") {
      remove(world, [answerOf(opened(world, applicationId, token), messageId)]);
    },
  },
  {
    method: "POST",
    pattern: /^\/webhooks\/(\d+)\/([\w-]+)$/,
    by: "token",
    run(call, world, applicationId = "", token = "") {
      const interaction = opened(world, applicationId, token);
      const body = checked(call, interactionMessage);
      const message = say(call, body, interaction, world);
      return call.query.get("wait") === "true" ? fresh(world, message) : undefined;
    },
  },
];

function answer(call: Call, type: InteractionResponseType, interaction: FakeInteraction, world: World): void {
  const { kind, channel } = interaction;
  const data = is.isRecord(call.body) ? call.body.data : undefined;
  const inside = { ...call, body: data ?? {} };
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource:
      if (kind === "autocomplete") break;
      interaction.original = say(inside, checked(inside, interactionMessage), interaction, world);
      return;
    case InteractionResponseType.DeferredChannelMessageWithSource: {
      if (kind === "autocomplete") break;
      is.checkBody(inside.body, deferred);
      const ephemeral = Number(inside.body.flags ?? 0) === MessageFlags.Ephemeral;
      interaction.original = post(world, channel, world.bot, { flags: MessageFlags.Loading }, { ephemeral });
      return;
    }
    case InteractionResponseType.DeferredMessageUpdate:
      if (kind !== "component") break;
      interaction.original = interaction.message;
      return;
    case InteractionResponseType.UpdateMessage: {
      const { message } = interaction;
      if (kind !== "component" || message === undefined) break;
      const body = checked(inside, interactionMessage);
      interaction.original = message;
      change(world, message, contentOf(world, channel, body, call.uploads, message.api));
      return;
    }
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      if (kind !== "autocomplete") break;
      is.checkBody(inside.body, suggestions);
      interaction.choices = inside.body.choices as NonNullable<FakeInteraction["choices"]>;
      return;
  }
  throw invalidField("type", "INTERACTION_RESPONSE_TYPE_INVALID", "Not an answer to this kind of interaction.");
}

function say(call: Call, body: Record<string, unknown>, { channel }: FakeInteraction, world: World): FakeMessage {
  const content = contentOf(world, channel, body, call.uploads);
  if (isEmpty(content)) throw refusals.empty();
  const ephemeral = (Number(body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return post(world, channel, world.bot, content, { ephemeral, pinged: pings(body, undefined) });
}

/** The interaction of a token that is still good, and that was acknowledged. */
function opened(world: World, applicationId: string, token: string): FakeInteraction {
  const interaction = world.interactions.get(token);
  if (interaction === undefined || applicationId !== world.bot.id) throw refusals.unknownWebhook();
  if (interaction.expired || performance.now() - interaction.madeAt > TOKEN_LIFE_MS)
    throw refusals.invalidWebhookToken();
  if (interaction.acknowledged === undefined) throw refusals.unknownWebhook();
  return interaction;
}

function answerOf({ original, channel }: FakeInteraction, messageId: string): FakeMessage {
  const message = messageId === "@original" ? original : channel.messages.get(messageId);
  if (message === undefined || !channel.messages.has(message.id)) throw refusals.unknownMessage();
  return message;
}
