/** Discord's ids: 64-bit numbers that grow with time and tell it. */

/** The first millisecond of 2015, where Discord's count begins: https://discord.com/developers/docs/reference#snowflakes */
const EPOCH_MS = 1_420_070_400_000n;

/** When the thing of this id was made, UTC. */
export function madeAt(id: string): Date {
  return new Date(Number((BigInt(id) >> 22n) + EPOCH_MS));
}

/** Whether the thing of id `a` was made after that of `b`. */
export function isLater(a: string, b: string): boolean {
  return BigInt(a) > BigInt(b);
}
