/** `/checkin`: two questions a morning or an evening. */
import { code, type Span, text } from "@spotter/core/chat/reply";
import { CHECKIN, partAt, readCheckin } from "@spotter/core/checkin/checkin";
import type { CommandArgs } from "@spotter/core/command/parse";
import { checkinsOf, removeCheckins, setCheckin } from "@spotter/db/queries/checkins";
import { isGroup, type Outcome, type Turn } from "../turn.ts";

export async function checkin(turn: Turn, { when }: CommandArgs): Promise<Outcome> {
  if (isGroup(turn)) return say(["Switch it on in our private chat: I ask there."]);
  const { tx, athlete, chatId, originId, at } = turn;
  const asked = readCheckin(when);
  if (!asked) return say(["At what time? Like this: ", code("/checkin on 7:30"), " or ", code("/checkin off")]);
  if (asked.kind === "show") return show(turn);
  if (asked.kind === "off") {
    const gone = await removeCheckins(tx, { athleteId: athlete.id, part: asked.part });
    return say([gone.length > 0 ? "Switched off. I won't ask any more." : "No check-in is switched on."], {
      off: gone,
    });
  }
  const part = partAt(asked.time);
  // By the earlier clock: a platform ahead of ours must not skip today's.
  const now = new Date(Math.min(at.getTime(), Date.now()));
  await setCheckin(tx, {
    athleteId: athlete.id,
    chatId,
    originId,
    part,
    atTime: asked.time,
    timeZone: athlete.timeZone,
    now,
  });
  const about = CHECKIN[part].map(({ metric }) => metric).join(" and ");
  return say(
    [
      `At ${asked.time} each day I ask for ${about}: two taps. Days you leave out are left alone. `,
      code("/checkin off"),
      " ends it.",
    ],
    { part, at: asked.time, timeZone: athlete.timeZone },
  );
}

async function show({ tx, athlete }: Turn): Promise<Outcome> {
  const on = await checkinsOf(tx, athlete.id);
  if (on.length === 0)
    return say(
      [
        "No check-in is switched on. ",
        code("/checkin on 7:30"),
        " asks each morning, ",
        code("/checkin on 21:30"),
        " each evening: two taps.",
      ],
      { checkins: [] },
    );
  const words = on.map(({ part, atTime }) => `${part} at ${atTime}`).join(", ");
  return say([`Switched on: ${words}. `, code("/checkin off"), " ends it."], { checkins: on });
}

function say(spans: Span[], data?: unknown): Outcome {
  return { answers: [{ blocks: [text(...spans)], ...(data !== undefined && { data }) }] };
}
