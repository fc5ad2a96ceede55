/** Time limits for calls to Telegram. */
import type { Api } from "grammy";

type CallSignal = NonNullable<Parameters<Api["raw"]["getMe"]>[0]>;

/** A signal that ends a call, and auto-retry's waiting, after `ms` or when `stopping` is aborted. */
export function deadline(ms: number, stopping?: AbortSignal): CallSignal {
  const timeout = AbortSignal.timeout(ms);
  const signal = stopping === undefined ? timeout : AbortSignal.any([timeout, stopping]);
  // grammY types its signals by the abort-controller package; it only ever uses what Node's own signals have too.
  return signal as unknown as CallSignal;
}
