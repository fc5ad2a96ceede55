/** Fetching the bytes of a file that came with a message. */
import { type IncomingFile, MAX_FILE_BYTES } from "@spotter/core/chat/incoming";
import { type Api, GrammyError } from "grammy";
import { type FetchedFile, PlatformTrouble } from "../front-end.ts";
import { readCapped } from "../read-capped.ts";
import { deadline } from "./deadline.ts";
import { plainError } from "./refusals.ts";

const LOOKUP_TIMEOUT_MS = 30_000;
/** 20 MB at about 1.3 Mbit/s. */
const DOWNLOAD_TIMEOUT_MS = 120_000;

/**
 * The file's bytes, or the reason why there will never be any.
 *
 * @throws PlatformTrouble when a later try may succeed; its message never shows the address, which holds the token
 */
export async function fetchTelegramFile(
  file: IncomingFile,
  from: { api: Api; apiRoot: string; token: string },
): Promise<FetchedFile> {
  if (file.bytes > MAX_FILE_BYTES) return { problem: "too-big" };
  if (file.ref === undefined) return { problem: "unavailable" };
  let path: string | undefined;
  try {
    const found = await from.api.raw.getFile({ file_id: file.ref }, deadline(LOOKUP_TIMEOUT_MS));
    if ((found.file_size ?? 0) > MAX_FILE_BYTES) return { problem: "too-big" };
    path = found.file_path;
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw plainError(error);
    return { problem: /file is too big/i.test(error.description) ? "too-big" : "unavailable" };
  }
  return path === undefined ? { problem: "unavailable" } : download(`${from.apiRoot}/file/bot${from.token}/${path}`);
}

async function download(url: string): Promise<FetchedFile> {
  const abort = new AbortController();
  const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]);
  try {
    const response = await fetch(url, { signal });
    if (response.status === 404) return { problem: "unavailable" };
    if (!response.ok) throw new PlatformTrouble(`Telegram answered the download with ${response.status}.`);
    return await readCapped(response);
  } catch (error) {
    if (error instanceof PlatformTrouble) throw error;
    throw new PlatformTrouble("The file's download from Telegram broke off.");
  } finally {
    abort.abort();
  }
}
