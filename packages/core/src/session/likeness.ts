/** Which gym visits are of a kind: a push day and the push days before it. */

export type VisitOutline = {
  id: number;
  day: string;
  title?: string;
  /** Exercise ids in the order first done. */
  exercises: readonly string[];
};

/** Two visits that share this much of all their exercises are of a kind. */
const ALIKE = 0.5;

/** Of older visits this many say what is usual. */
export const USUAL_VISITS = 4;

/**
 * The earlier visits of a visit's kind, newest first: those of the same title where it has one that came before, else
 * those with mostly the same exercises.
 *
 * @param past other visits, newest first
 */
export function likeVisits<V extends VisitOutline>(
  visit: Pick<VisitOutline, "title" | "exercises">,
  past: readonly V[],
): V[] {
  const titled = past.filter((one) => sameTitle(visit.title, one.title));
  if (titled.length > 0) return titled;
  return past.filter((one) => jaccard(visit.exercises, one.exercises) >= ALIKE);
}

/**
 * The visits an unfinished one is on its way to be like, newest first. Until something is done its title tells, or the
 * athlete's rotation: what came after the last visit of the kind they did last.
 *
 * @param past other visits, newest first
 */
export function visitsAhead<V extends VisitOutline>(
  visit: Pick<VisitOutline, "title" | "exercises">,
  past: readonly V[],
): V[] {
  const titled = past.filter((one) => sameTitle(visit.title, one.title));
  if (titled.length > 0) return titled;
  if (visit.exercises.length > 0) {
    const shared = past.map((one) => ({ one, share: shareIn(visit.exercises, one.exercises) }));
    const most = Math.max(0, ...shared.map(({ share }) => share));
    return most < ALIKE ? [] : shared.filter(({ share }) => share === most).map(({ one }) => one);
  }
  // One that is called otherwise is not what is meant.
  if (visit.title !== undefined) return [];
  const [latest] = past;
  if (!latest) return [];
  const before = past.findIndex((one, index) => index > 0 && isAlike(latest, one));
  const template = past[Math.max(0, before - 1)]!;
  return past.filter((one) => isAlike(template, one));
}

/** By title, where both have one; else by their exercises. */
export function isAlike(a: VisitOutline, b: VisitOutline): boolean {
  if (a.title !== undefined && b.title !== undefined) return sameTitle(a.title, b.title);
  return jaccard(a.exercises, b.exercises) >= ALIKE;
}

/** `Push Day` and `push` are one. */
export function sameTitle(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && titleKey(a) === titleKey(b);
}

function titleKey(title: string): string {
  const key = title
    .toLowerCase()
    .replaceAll(/\b(?:day|session|workout|training)\b/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return key === "" ? title.toLowerCase() : key;
}

/** Shared over all, 0–1 (Jaccard, "The distribution of the flora in the alpine zone", New Phytologist 11:37, 1912). */
function jaccard(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 0 : a.filter((id) => b.includes(id)).length / all;
}

function shareIn(done: readonly string[], other: readonly string[]): number {
  return done.filter((id) => other.includes(id)).length / done.length;
}
