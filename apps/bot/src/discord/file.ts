/** Fetching the bytes of a file that came with a message. */
import { type IncomingFile, MAX_FILE_BYTES } from "@spotter/core/chat/incoming";
import { type APIMessage, type REST, Routes } from "discord.js";
import { type FetchedFile, PlatformTrouble } from "../front-end.ts";
import { readCapped } from "../read-capped.ts";
import { type AttachmentPlace, placeOfRef } from "./file-ref.ts";
import { plainError, refusalOf } from "./refusals.ts";

const LOOKUP_TIMEOUT_MS = 30_000;
/** 20 MB at about 1.3 Mbit/s. */
const DOWNLOAD_TIMEOUT_MS = 120_000;

/**
 * The file's bytes, or the reason why there will never be any. Its address expires; its message then tells a new one.
 *
 * @throws PlatformTrouble when a later try may succeed
 */
export async function fetchDiscordFile(file: IncomingFile, rest: REST): Promise<FetchedFile> {
  if (file.bytes > MAX_FILE_BYTES) return { problem: "too-big" };
  const place = file.ref === undefined ? undefined : placeOfRef(file.ref);
  if (place === undefined) return { problem: "unavailable" };
  const atOnce = place.url === undefined ? "expired" : await download(place.url);
  if (atOnce !== "expired") return atOnce;
  const url = await freshAddress(place, rest);
  const again = url === undefined ? "expired" : await download(url);
  return again === "expired" ? { problem: "unavailable" } : again;
}

/** `undefined` when the message or its attachment is gone, or out of our sight. */
async function freshAddress(
  { channelId, messageId, attachmentId }: AttachmentPlace,
  rest: REST,
): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(LOOKUP_TIMEOUT_MS);
    const message = (await rest.get(Routes.channelMessage(channelId, messageId), { signal })) as APIMessage;
    const snapshots = message.message_snapshots ?? [];
    const attachments = [message, ...snapshots.map((snapshot) => snapshot.message)].flatMap((one) => one.attachments);
    return attachments.find(({ id }) => id === attachmentId)?.url;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === "closed-to-us" || refusal === "not-found") return undefined;
    throw plainError(error);
  }
}

async function download(url: string): Promise<FetchedFile | "expired"> {
  const abort = new AbortController();
  const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]);
  try {
    const response = await fetch(url, { signal });
    if (response.status === 403 || response.status === 404) return "expired";
    if (!response.ok) throw new PlatformTrouble(`Discord answered the download with ${response.status}.`);
    return await readCapped(response);
  } catch (error) {
    if (error instanceof PlatformTrouble) throw error;
    throw new PlatformTrouble("The file's download from Discord broke off.");
  } finally {
    abort.abort();
  }
}
