/** The limits of a message: https://discord.com/developers/docs/resources/message#create-message */
import {
  AllowedMentionsTypes,
  type APIAttachment,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  MessageReferenceType,
} from "discord-api-types/v10";
import { refusals } from "./api-error.ts";
import * as is from "./check.ts";

export type Upload = { key: string; name: string; bytes: Uint8Array; type: string };

/** An attachment as a body names it: a kept one by its id, a new one by its file's number. */
export type NamedAttachment = Pick<APIAttachment, "id" | "description"> & { filename?: string };

const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
const MAX_EMBED_CHARS = 6000;

const embed: is.Check = is.object({
  type: is.oneOf("rich"),
  title: is.string({ max: 256 }),
  description: is.string({ max: 4096 }),
  url: is.string({ max: 2048, pattern: /^https?:\/\// }),
  color: is.integer({ max: 0xffffff }),
  timestamp: is.string({ max: 40 }),
  footer: is.object({ text: is.string({ max: 2048 }), icon_url: is.string({ max: 2048 }) }, ["text"]),
  image: is.object({ url: is.string({ max: 2048, pattern: /^(https?|attachment):\/\// }) }, ["url"]),
  author: is.object({ name: is.string({ max: 256 }), url: is.string({ max: 2048 }) }, ["name"]),
  fields: is.array(
    is.object({ name: is.string({ min: 1, max: 256 }), value: is.string({ min: 1, max: 1024 }), inline: is.boolean }, [
      "name",
      "value",
    ]),
    { max: 25 },
  ),
});

const customId = is.string({ min: 1, max: 100 });
const label = is.string({ min: 1, max: 80, pattern: /\S/ });
const linkButton = is.object(
  { type: is.integer(), style: is.oneOf(ButtonStyle.Link), label, url: is.string({ max: 512 }), disabled: is.boolean },
  ["style", "url"],
);
const pressButton = is.object(
  {
    type: is.integer(),
    style: is.oneOf(ButtonStyle.Primary, ButtonStyle.Secondary, ButtonStyle.Success, ButtonStyle.Danger),
    label,
    custom_id: customId,
    disabled: is.boolean,
  },
  ["style", "label", "custom_id"],
);
const button = is.either(linkButton, pressButton, (value) => is.isRecord(value) && value.style === ButtonStyle.Link);
const options = is.array(
  is.object(
    {
      label: is.string({ min: 1, max: 100, pattern: /\S/ }),
      value: is.string({ min: 1, max: 100 }),
      description: is.string({ max: 100 }),
      default: is.boolean,
    },
    ["label", "value"],
  ),
  { min: 1, max: 25 },
);
const menu = is.object(
  {
    type: is.integer(),
    custom_id: customId,
    options: (value, wrong) => {
      options(value, wrong);
      is.distinct(fieldsOf(value, "value"), wrong, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "Values must be unique");
    },
    placeholder: is.string({ max: 150 }),
    min_values: is.integer({ max: 25 }),
    max_values: is.integer({ min: 1, max: 25 }),
    disabled: is.boolean,
  },
  ["custom_id", "options"],
);

const row: is.Check = (value, wrong) => {
  const first = is.isRecord(value) && Array.isArray(value.components) ? value.components[0] : undefined;
  const isMenu = is.isRecord(first) && first.type === ComponentType.StringSelect;
  is.object(
    {
      type: is.oneOf(ComponentType.ActionRow),
      components: isMenu ? is.array(menu, { min: 1, max: 1 }) : is.array(button, { min: 1, max: 5 }),
    },
    ["type", "components"],
  )(value, wrong);
};

const components: is.Check = (value, wrong) => {
  is.array(row, { max: 5 })(value, wrong);
  const parts = fieldsOf(value, "components").flat();
  const ids = fieldsOf(parts, "custom_id").filter((id) => id !== undefined);
  is.distinct(ids, wrong, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
};

const attachment = is.object(
  {
    id: is.either(is.integer({ max: 9 }), is.snowflake, (value) => typeof value === "number"),
    filename: is.string({ min: 1, max: 260 }),
    description: is.string({ max: 1024 }),
  },
  ["id"],
);

const PLAIN_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications;

const content = {
  content: is.nullable(is.string({ max: 2000 })),
  embeds: is.nullable(is.array(embed, { max: 10 })),
  allowed_mentions: is.nullable(
    is.object({
      parse: is.array(is.oneOf(...Object.values(AllowedMentionsTypes)), { max: 3 }),
      users: is.array(is.snowflake, { max: 100 }),
      roles: is.array(is.snowflake, { max: 100 }),
      replied_user: is.boolean,
    }),
  ),
  components: is.nullable(components),
  attachments: is.nullable(is.array(attachment, { max: 10 })),
};

const flags =
  (allowed: number): is.Check =>
  (value, wrong) => {
    is.integer()(value, wrong);
    if ((Number(value) & ~allowed) !== 0) wrong.add("MESSAGE_FLAGS_INVALID", "Not all of these flags can be set.");
  };

export const newMessage = is.object({
  ...content,
  tts: is.boolean,
  nonce: is.either(is.integer(), is.string({ max: 25 }), (value) => typeof value === "number"),
  enforce_nonce: is.boolean,
  flags: flags(PLAIN_FLAGS),
  message_reference: is.object(
    {
      type: is.oneOf(MessageReferenceType.Default),
      message_id: is.snowflake,
      channel_id: is.snowflake,
      guild_id: is.snowflake,
      fail_if_not_exists: is.boolean,
    },
    ["message_id"],
  ),
});

export const editedMessage = is.object({ ...content, flags: flags(MessageFlags.SuppressEmbeds) });

/** What answers an interaction, at first or later. */
export const interactionMessage = is.object({
  ...content,
  tts: is.boolean,
  flags: flags(PLAIN_FLAGS | MessageFlags.Ephemeral),
});

/** What only body and files together can tell. */
export function checkWhole(body: Record<string, unknown>, uploads: readonly Upload[]): void {
  if (uploads.reduce((sum, { bytes }) => sum + bytes.length, 0) > MAX_UPLOAD_BYTES) throw refusals.tooLarge();
  is.checkBody(body, (value, wrong) => {
    if (!is.isRecord(value)) return;
    const numbered = uploads.map(({ key }) => Number(/^files\[(\d)\]$/.exec(key)?.[1] ?? Number.NaN));
    if (uploads.length > 10) wrong.at("files").add("BASE_TYPE_BAD_LENGTH", "Must be between 0 and 10 in length.");
    if (numbered.some(Number.isNaN)) wrong.at("files").add("FILE_KEY_INVALID", "Files are called files[0] to files[9]");
    for (const [index, id] of fieldsOf(value.attachments, "id").entries())
      if (typeof id === "number" && !numbered.includes(id))
        wrong.at("attachments").at(index).add("ATTACHMENT_NOT_FOUND", "There is no file of this number");
    const chars = Array.isArray(value.embeds) ? JSON.stringify(value.embeds).length : 0;
    if (chars > 2 * MAX_EMBED_CHARS) wrong.at("embeds").add("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds 6000.");
  });
}

function fieldsOf(list: unknown, field: string): unknown[] {
  return Array.isArray(list) ? list.map((one) => (is.isRecord(one) ? one[field] : undefined)) : [];
}
