/** A plan read once more with other words in one place: what that adds is grafted onto the draft, whatever else was changed in it. */
import type { PlanContext, PlanItem, PlanReading, PlanSession } from "../plan.ts";
import { readPlan } from "../read.ts";
import { newIdOf } from "./begin.ts";
import type { LivePlan, LiveSession } from "./live-plan.ts";

type Written = LivePlan & { words: string };

/** What says when in front of a piece, and holds for other words in its place. */
const SCOPE =
  /^(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|day \d{1,3}|weeks? \d{1,3}(?:\s?[-–]\s?\d{1,3})?|am|pm|morning|evening)(?![\p{L}\d])|[\s,:;.()&/*•|-]+)+/iu;

/**
 * @param before the plan as it was read
 * @returns the draft with what the words add; `undefined` where they are not understood in full, or add nothing
 */
export function withWords(
  plan: Written,
  before: PlanReading,
  { quote, words, context }: { quote: string; words: string; context: PlanContext },
): LivePlan | undefined {
  const scope = SCOPE.exec(quote)?.[0] ?? "";
  for (const said of new Set([`${scope}${words}`, words])) {
    const after = readPlan(
      plan.words.replaceAll(quote, () => said),
      context,
    );
    const known = new Set(before.ambiguities.map((one) => one.quote));
    if (after.ambiguities.some((one) => !known.has(one.quote) || one.quote === quote)) continue;
    // Words that name nothing to do end in the note of what stands beside them.
    if (size(after).items <= size(before).items || size(after).notes > size(before).notes + words.length / 2) continue;
    const sessions = grafted(plan.sessions, before.sessions, after.sessions);
    if (sessions) return { ...plan, sessions };
  }
  return undefined;
}

function size({ sessions }: PlanReading): { items: number; notes: number } {
  const items = sessions.flatMap((session) => session.items);
  return { items: items.length, notes: items.reduce((sum, { note = "" }) => sum + note.length, 0) };
}

/** Live sessions with what one reading has and the reading before had not; `undefined` where it is nothing. */
export function grafted(
  live: readonly LiveSession[],
  before: readonly PlanSession[],
  after: readonly PlanSession[],
): LiveSession[] | undefined {
  const [was, now, there] = [numbered(before), numbered(after), numbered(live)];
  const sessions = [...live];
  let changed = false;
  for (const [key, session] of now) {
    const old = was.get(key);
    if (old && same(old.items, session.items)) continue;
    changed = true;
    const at = sessions.findIndex(({ id }) => id === there.get(key)?.id);
    if (at < 0) sessions.push({ ...session, items: session.items, id: newIdOf(sessions) });
    else sessions[at] = { ...sessions[at]!, items: graftedItems(sessions[at]!.items, old?.items ?? [], session.items) };
  }
  // A session that became another, of another sport say, does not stay beside it.
  for (const [key, old] of was) {
    const gone = there.get(key);
    if (now.has(key) || !gone || !same(gone.items, old.items)) continue;
    const at = sessions.findIndex(({ id }) => id === gone.id);
    sessions.splice(at, 1);
  }
  return changed ? sessions : undefined;
}

/** Sessions by when and what they are; of several alike, by their number. */
function numbered<T extends PlanSession>(sessions: readonly T[]): Map<string, T> {
  const seen = new Map<string, number>();
  return new Map(
    sessions.map((session) => {
      const { week, day, slot, sport } = session;
      const key = JSON.stringify([week, day, slot, sport]);
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return [`${key} ${count}`, session];
    }),
  );
}

function graftedItems(live: readonly PlanItem[], before: readonly PlanItem[], after: readonly PlanItem[]): PlanItem[] {
  const items = [...live];
  const old = [...before];
  let behind = -1;
  for (const item of after) {
    const known = old.findIndex((one) => same(one, item));
    if (known >= 0) {
      old.splice(known, 1);
      const at = items.findIndex((one, index) => index > behind && same(one, item));
      if (at >= 0) behind = at;
      continue;
    }
    behind = behind < 0 ? items.length : behind + 1;
    items.splice(behind, 0, item);
  }
  // What the new words turned into something else.
  for (const item of old) {
    const at = items.findIndex((one) => same(one, item));
    if (at >= 0) items.splice(at, 1);
  }
  return items;
}

/** Whatever the order of their fields, which a database does not keep. */
function same(a: object, b: object): boolean {
  return told(a) === told(b);
}

function told(one: unknown): string {
  if (Array.isArray(one)) return `[${one.map(told).join()}]`;
  if (typeof one !== "object" || one === null) return JSON.stringify(one);
  return `{${Object.entries(one)
    .filter(([, value]) => value !== undefined)
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([key, value]) => `${key}:${told(value)}`)
    .join()}}`;
}
