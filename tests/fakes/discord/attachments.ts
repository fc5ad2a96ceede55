/** Files in messages: kept, named, and handed out at addresses that expire. */
import { createHmac } from "node:crypto";
import type { APIAttachment, APIMessage } from "discord-api-types/v10";
import type { NamedAttachment, Upload } from "./message-check.ts";
import type { FakeChannel, World } from "./world.ts";

/** Keeps a file and gives its attachment, whose address is good for a while only. */
export function keep(world: World, channel: FakeChannel, file: Pick<Upload, "name" | "bytes" | "type">): APIAttachment {
  const id = world.newId();
  world.files.set(id, { id, channelId: channel.id, ...file });
  return {
    id,
    filename: file.name,
    size: file.bytes.length,
    url: signedAddress(world, id),
    proxy_url: signedAddress(world, id),
    content_type: file.type,
  };
}

const ADDRESS_LIFE_SEC = 24 * 3600;

/** `ex` says until when it is good, `hm` proves it. */
export function signedAddress(world: World, fileId: string, lifeSec = ADDRESS_LIFE_SEC): string {
  const file = world.files.get(fileId);
  const expires = (Math.floor(Date.now() / 1000) + lifeSec).toString(16);
  const path = `/cdn/attachments/${file?.channelId}/${fileId}/${encodeURIComponent(file?.name ?? "")}`;
  return `${world.origin}${path}?ex=${expires}&is=0&hm=${signature(world, path, expires)}`;
}

export function signature({ addressEpoch }: World, path: string, expires: string): string {
  return createHmac("sha256", `cdn ${addressEpoch}`).update(`${path} ${expires}`).digest("hex");
}

/** The attachments of a message after a body was taken: those it keeps, and those it brings. */
export function attachmentsOf(
  world: World,
  channel: FakeChannel,
  body: Record<string, unknown>,
  uploads: readonly Upload[],
  before: APIMessage | undefined,
): APIAttachment[] {
  const named = body.attachments === undefined ? undefined : ((body.attachments ?? []) as NamedAttachment[]);
  const kept = (before?.attachments ?? []).filter(({ id }) => named?.some((one) => String(one.id) === id) ?? true);
  const added = uploads.map((upload) => {
    const number = /\d/.exec(upload.key)?.[0];
    const about = named?.find(({ id }) => String(id) === number);
    const attachment = keep(world, channel, { ...upload, name: about?.filename ?? upload.name });
    return about?.description ? { ...attachment, description: about.description } : attachment;
  });
  return [...kept, ...added];
}
