/** Which part of a text speaks of an exercise, and so which of its numbers can be said of it. */
import { LONGEST_NAME, matchExercise } from "../exercise/match.ts";
import type { LogContext } from "../log/entry.ts";
import { tokenise } from "../log/token.ts";
import type { Evidence, Figure } from "./figure.ts";

export type Mention = { id: string; start: number; end: number };

/** Every exercise a text names, the longest name at each place. */
export function mentionsIn(evidence: Evidence, context: Pick<LogContext, "aliases">): Mention[] {
  // An outing's numbers are its own.
  const named: Mention[] = evidence.atoms.flatMap((atom) =>
    atom.kind === "exercise"
      ? [{ id: atom.id, start: atom.start, end: atom.end }]
      : atom.kind === "sport" && atom.word.sport !== "strength"
        ? [{ id: `sport ${atom.word.sport}`, start: atom.start, end: atom.end }]
        : [],
  );
  let offset = 0;
  for (const line of evidence.plain.split("\n")) {
    named.push(...loose(line, offset, named, context));
    offset += line.length + 1;
  }
  return named.sort((a, b) => a.start - b.start);
}

/** Names the log's rules pass over for want of numbers beside them. */
function loose(
  line: string,
  offset: number,
  known: readonly Mention[],
  context: Pick<LogContext, "aliases">,
): Mention[] {
  const tokens = tokenise(line, offset);
  const found: Mention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    for (let size = Math.min(LONGEST_NAME, tokens.length - at); size > 0; size--) {
      const words = tokens.slice(at, at + size);
      if (!words.every((token) => token.kind === "word" && token.text.length <= 24)) continue;
      const start = words[0]!.start;
      const end = words.at(-1)!.end;
      if (known.some((mention) => mention.start < end && start < mention.end)) continue;
      const id = matchExercise(
        words.map((token) => (token.kind === "word" ? token.text : "")).join(" "),
        context.aliases,
      );
      if (id === undefined) continue;
      found.push({ id, start, end });
      at += size - 1;
      break;
    }
  }
  return found;
}

/** The figures that can belong to an exercise: behind its names, or in front of one within its piece of the text. */
export function figuresFor(evidence: Evidence, mentions: readonly Mention[], id: string): Set<Figure> {
  const own = new Set<Figure>(evidence.figures.filter((figure) => figure.rounds));
  const { figures } = evidence;
  const named = mentions.some((mention) => mention.id === id);
  if (!named)
    for (const figure of figures) if (!mentions.some((mention) => mention.end <= figure.start)) own.add(figure);
  for (const [index, mention] of mentions.entries()) {
    if (mention.id !== id) continue;
    for (const figure of behind(figures, mentions, index)) own.add(figure);
    for (const figure of inFront(evidence, mentions, index)) own.add(figure);
  }
  return own;
}

/** Up to the next name; names in a row share what follows the last of them. */
function behind(figures: readonly Figure[], mentions: readonly Mention[], index: number): Figure[] {
  for (let last = index; last < mentions.length; last++) {
    const from = mentions[last]!.end;
    const to = mentions[last + 1]?.start ?? Number.POSITIVE_INFINITY;
    const between = figures.filter((figure) => figure.start >= from && figure.start < to);
    if (between.length > 0) return between;
  }
  return [];
}

/** "3 sets of 10 on bench": no other name stands before it in its line or sentence. */
function inFront({ figures, plain }: Evidence, mentions: readonly Mention[], index: number): Figure[] {
  const mention = mentions[index]!;
  const previous = mentions[index - 1];
  const lineStart = plain.lastIndexOf("\n", mention.start - 1) + 1;
  if (!previous || previous.end <= lineStart)
    return figures.filter((figure) => figure.start >= lineStart && figure.end <= mention.start);
  const between = plain.slice(previous.end, mention.start);
  const parting = [...between.matchAll(/\n|[.!?](?=\s)|[;,]|\bthen\b|\band\b/g)].at(-1);
  if (!parting) return [];
  const from = previous.end + parting.index;
  return figures.filter((figure) => figure.start >= from && figure.end <= mention.start);
}
