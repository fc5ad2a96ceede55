/** The pieces a sentence is made of once sets, exercises and parts of the body have been found in it. */
import { editDistance } from "../exercise/edit-distance.ts";
import { foldWord } from "../exercise/fold.ts";
import { lookUp } from "../exercise/match.ts";
import { isOrdinaryWord } from "../exercise/ordinary-words.ts";
import { nameAtom } from "../log/lex-name.ts";
import type { Source } from "../log/normalise.ts";
import type { Token } from "../log/token.ts";
import { tokenise } from "../log/token.ts";
import type { Named } from "./body.ts";
import { PART_WORDS, partAt } from "./body.ts";
import { VOCABULARY } from "./lexicon.ts";
import { PLACE_WORDS } from "./number-word.ts";
import type { NoteContext } from "./observation.ts";
import type { Symbolic } from "./phrase.ts";
import type { Reference } from "./set-reference.ts";
import { referencesIn } from "./set-reference.ts";
import { stem } from "./stem.ts";

export type Item = Symbolic & {
  start: number;
  end: number;
  /** Lower case, without apostrophes; empty for marks. */
  text: string;
} & (
    | { kind: "word" }
    | { kind: "number"; value: number; clockSeconds?: number }
    | { kind: "mark"; mark: string }
    | { kind: "set"; reference: Reference }
    | { kind: "exercise"; id: string }
    | { kind: "body"; named: Named }
  );

/** May stand between the words of a phrase without changing it. */
const SOFT: ReadonlySet<string> = new Set(
  `a an the my our this bit little really so very pretty quite kinda kind of super too way slightly somewhat fairly just still completely
  totally absolutely fucking fuckin damn bloody already again also actually surprisingly extra proper properly right now feeling rather
  definitely honestly probably maybe today stupidly incredibly insanely ridiculously seriously especially mostly generally noticeably sort
  much always both tad touch slight suddenly finally felt feeling feels was were is`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

const GEAR_AFTER: ReadonlySet<string> = new Set(
  "wrap wraps sleeve sleeves strap straps brace support warmer warmers belt belts shoe shoes bar rack racks machine machines pad pads pod monitor wedge wedges gear station tape weight weights".split(
    " ",
  ),
);

/** Exercise names that in a note mostly are everyday words. */
const EVERYDAY: ReadonlySet<string> = new Set(
  "press pressing pressed pull pulls pulling push pushes pushing pushed pulled skip skipping hang hanging hold holds row rowing rowed step steps carry carries climb hinge hinging swing swinging swung fly flying bridge run twist jump jumps jumping lift raise raises dead overhead deficit split squeeze catch drop rack shrugged snatched cleaned calf calves adductor adductors abductor abductors hamstring hamstrings quad quads triceps tricep biceps bicep abs ab shoulder shoulders glutes glute clean jerk jerky jerked splits jumps hopped bridging rolling dip dipped rope".split(
    " ",
  ),
);

const SLIP_WORDS = byFirstLetter([...VOCABULARY, ...PART_WORDS, ...PLACE_WORDS].filter((word) => word.length >= 5));
const KNOWN = new Set([...VOCABULARY, ...PART_WORDS, ...PLACE_WORDS]);
const KNOWN_STEMS = new Set([...KNOWN].map(stem));

/** The items of a note, line ends among them as marks. */
export function itemsOf(source: Source, context: NoteContext): Item[] {
  const items: Item[] = [];
  const corrections = new Map<string, string>();
  let offset = 0;
  for (const line of source.plain.split("\n")) {
    if (items.length > 0) items.push(markItem("\n", offset - 1, offset));
    items.push(...lineItems(line, offset, context, corrections));
    offset += line.length + 1;
  }
  return items;
}

function lineItems(line: string, offset: number, context: NoteContext, corrections: Map<string, string>): Item[] {
  const tokens = tokenise(line, offset).map((token) => spelt(token, corrections));
  if (tokens.length === 0) return [];
  const references = new Map(referencesIn(tokens, context.sets?.length).map((one) => [one.from, one]));
  const names = {
    tokens,
    plain: line,
    context: { unit: "kg" as const, now: "", group: true, ...(context.aliases && { aliases: context.aliases }) },
    known: new Map<string, string>(),
  };
  const words = tokens.map((token) => (token.kind === "word" ? token.text : ""));
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    const reference = references.get(at);
    const span = (next: number) => ({ start: token.start, end: tokens[next - 1]!.end });
    if (reference) {
      items.push({ kind: "set", reference, ...signs("@set"), ...span(reference.next) });
      at = reference.next;
      continue;
    }
    const part = token.kind === "word" ? partAt(words, at) : undefined;
    const name = nameFrom(names, words, at);
    // "rear delt" is also what a fly for it is called.
    if (name && !(part && at + part.size >= name.next)) {
      items.push({ kind: "exercise", id: name.id, ...signs("@name"), ...span(name.next) });
      at = name.next;
      continue;
    }
    if (part && !GEAR_AFTER.has(words[at + part.size] ?? "") && isBody(words, tokens, at, part.size)) {
      items.push({
        kind: "body",
        named: part.named,
        ...signs(part.named.limb ? "@limb" : "@body"),
        // Of a part without a place in the list no last word is one by itself: the band of "IT band".
        ...(part.size === 1 || part.named.part ? { exact: stem(words[at + part.size - 1]!) } : {}),
        ...span(at + part.size),
      });
      at += part.size;
      continue;
    }
    items.push(plainItem(token));
    at++;
  }
  return items;
}

function nameFrom(
  line: Parameters<typeof nameAtom>[0],
  words: readonly string[],
  at: number,
): { id: string; next: number } | undefined {
  const lexed = nameAtom(line, at);
  if (lexed?.atom.kind !== "exercise") return undefined;
  const { next } = lexed;
  // "left foot crosses over" is a movement, "cross over" of a cable machine has its name.
  if (words[at + 1] === "over" && /^cross(?:es|ed|ing)?$/.test(words[at]!)) return undefined;
  if (next === at + 1 && (EVERYDAY.has(words[at]!) || lexed.atom.sport !== undefined)) return undefined;
  if (GEAR_AFTER.has(words[next] ?? "")) return undefined;
  const typed = words.slice(at, next);
  const exact = lookUp(typed.map(foldWord)) !== undefined;
  if (
    !exact &&
    typed.some(
      (word) =>
        word !== "" && KNOWN_STEMS.has(stem(word)) && lookUp([foldWord(word)]) === undefined && typed.length === 1,
    )
  )
    return undefined;
  return { id: lexed.atom.id, next };
}

/** "came back", "300 feet", "in hand" are not of the body. */
function isBody(words: readonly string[], tokens: readonly Token[], at: number, size: number): boolean {
  if (size > 1) return true;
  const word = words[at]!;
  const before = words[at - 1] ?? "";
  const after = words[at + 1] ?? "";
  if (word === "back")
    return (
      (/^(?:my|the|a|sore|tight|stiff|bad|tweaked|strained|hurt|hurts|achy|rounded|flat)$/.test(before) &&
        !/^(?:half|end|nine|squats?|squat|of|row|rack|day|to|garden|straight|off|offs|exercises|accessories)$/.test(
          after,
        )) ||
      ((at === 0 || before === "") &&
        /^(?:felt|feels|is|was|hurts?|pain|sore|tight|stiff|a|bit|still|achy|ached|aching|issues?|problems?|rounded|rounding|spasms?|held|fine|tweaked)$/.test(
          after,
        )) ||
      /^(?:hurts?|pain|sore|tight|stiff|achy|ached|aching|spasms?|tightness|soreness|stiffness|rounding|rounded)$/.test(
        after,
      )
    );
  if (word === "feet" || word === "foot") return tokens[at - 1]?.kind !== "number";
  if (word === "sole" || word === "arch" || word === "head" || word === "body" || word === "trap" || word === "skin")
    return /^(?:my|the|left|right|l|r|of|whole|both)$/.test(before);
  if (word === "hand" || word === "hands")
    return !/^(?:on|in|by|first|second|other|at|to|of)$/.test(before) || before === "of";
  return true;
}

function plainItem(token: Token): Item {
  const { start, end } = token;
  if (token.kind === "mark") return markItem(token.text, start, end);
  if (token.kind === "number")
    return { kind: "number", value: token.value, ...signs("#"), exact: `=${token.value}`, start, end };
  if (token.kind === "clock")
    return { kind: "number", value: token.seconds, clockSeconds: token.seconds, ...signs("#"), start, end };
  const { text } = token;
  return { kind: "word", text, symbol: stem(text), exact: `=${text}`, soft: SOFT.has(text), wall: false, start, end };
}

function markItem(mark: string, start: number, end: number): Item {
  return { kind: "mark", mark, text: "", symbol: mark, exact: mark, soft: false, wall: true, start, end };
}

function signs(symbol: string): Symbolic & { text: string } {
  return { symbol, exact: symbol, soft: false, wall: false, text: "" };
}

/** The token with its word as it was probably meant, each word looked up once a note. */
function spelt(token: Token, corrections: Map<string, string>): Token {
  if (token.kind !== "word") return token;
  const { text } = token;
  let meant = corrections.get(text);
  if (meant === undefined) {
    meant = meantBy(text);
    corrections.set(text, meant);
  }
  return meant === text ? token : { ...token, text: meant };
}

/** Of a word nobody knows, the one of the lexicons that is one slip away. */
function meantBy(text: string): string {
  if (text.length < 4 || text.length > 20) return text;
  if (KNOWN.has(text) || isOrdinaryWord(text) || KNOWN_STEMS.has(stem(text))) return text;
  const shorter = text.replace(/(\p{L})\1{2,}/gu, "$1");
  if (shorter !== text && (KNOWN.has(shorter) || KNOWN_STEMS.has(stem(shorter)))) return shorter;
  if (text.length < 5) return text;
  for (const candidate of SLIP_WORDS.get(text[0]!) ?? []) {
    if (Math.abs(candidate.length - text.length) > 1) continue;
    const swapped = candidate.length === text.length && sameLetters(candidate, text);
    if (!swapped && (text.length < 6 || candidate.length < 6)) continue;
    if (editDistance(text, candidate, 1) <= 1) return candidate;
  }
  return text;
}

function sameLetters(a: string, b: string): boolean {
  return [...a].sort().join("") === [...b].sort().join("");
}

function byFirstLetter(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const word of new Set(words)) {
    const group = map.get(word[0]!);
    if (group) group.push(word);
    else map.set(word[0]!, [word]);
  }
  return map;
}
