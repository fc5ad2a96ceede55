/** The exercises, sports, parts of the body and quotes a sentence names: each must have come from a tool, or the question. */
import { exerciseById } from "../../exercise/catalogue.ts";
import { foldWord, wordsOf } from "../../exercise/fold.ts";
import { evidenceOf } from "../../ground/figure.ts";
import { isQuoted } from "../../ground/quote.ts";
import { mentionsIn } from "../../ground/scope.ts";
import { SPORTS } from "../../log/entry.ts";
import { sportName } from "../../log/sport-name.ts";
import { partAt } from "../../note/body.ts";

/** Words that are a movement's name and ordinary English too, alone and in phrases. */
const ORDINARY =
  /\b(?:in a row|in the (?:long|short) run|run(?:s|ning)? (?:down|out|into|late|through|low)|walk(?:ed|s)? through|dips? (?:in|to|below|under)|dipped|clean (?:week|sweep|record|data|month|run)|press(?:ed|ing)? on|good morning|carr(?:y|ied|ies) (?:on|over)|raise[sd]?|rows? of|rest(?:ed|ing)?|rise[sn]?|rose|lifts?|lifting|training|step(?:s|ped)? (?:up|down|back))\b/gi;

/** Names of exercises and sports in a text, as they are called in the log. @param own lower-case phrases to names */
export function subjectsIn(text: string, own: ReadonlyMap<string, string>): { name: string; words: string }[] {
  const evidence = evidenceOf(
    text.replaceAll(ORDINARY, (words) => " ".repeat(words.length)),
    { unit: "kg", aliases: own },
  );
  return mentionsIn(evidence, { aliases: own }).map(({ id, start, end }) => ({
    name: nameOf(id),
    words: evidence.plain.slice(start, end),
  }));
}

function nameOf(id: string): string {
  const sport = SPORTS.find((one) => id === `sport ${one}`);
  // Own phrases lead to names and not to ids.
  return sport ? sportName(sport) : (exerciseById(id)?.name ?? id);
}

/** Whether a name is one of those known, or a word of one: `squats` of `Front Squat`. */
export function isNamed({ name, words }: { name: string; words: string }, known: Iterable<string>): string | undefined {
  const said = folded(words);
  for (const one of known) if (one === name) return one;
  for (const one of known) if (` ${folded(one)} `.includes(` ${said} `)) return one;
  return undefined;
}

function folded(words: string): string {
  return wordsOf(words.toLowerCase()).map(foldWord).join(" ");
}

const PAIN =
  /\b(?:hurts?|hurting|pain\w*|sore\w*|ached?|aches|aching|twinged?|twinges|niggl\w*|injur\w*|tight\w*|stiff\w*|strain\w*|tweak\w*)\b/i;

/** Parts of the body that a sentence says something hurts in; a side counts too: `left knee`. */
export function hurtPartsIn(sentence: string): { part: string; side?: string }[] {
  if (!PAIN.test(sentence)) return [];
  const words = sentence
    .toLowerCase()
    .split(/[^\p{L}'-]+/u)
    .filter(Boolean);
  const found: { part: string; side?: string }[] = [];
  for (let at = 0; at < words.length; at++) {
    const named = partAt(words, at);
    if (!named) continue;
    const side = ["left", "right"].find((one) => words[at - 1] === one);
    if (named.named.part) found.push({ part: named.named.part, ...(side !== undefined && { side }) });
    else found.push({ part: words.slice(at, at + named.size).join(" "), ...(side !== undefined && { side }) });
    at += named.size - 1;
  }
  return found;
}

const QUOTE = /[“"«]([^”"»]{2,})[”"»]/gu;

/** Whether all that stands between quotation marks was written by the athlete. */
export function quotesStand(sentence: string, written: readonly string[]): boolean {
  return [...sentence.matchAll(QUOTE)].every(([, quote = ""]) => written.some((words) => isQuoted(words, quote)));
}

/** A number in what the athlete wrote is that number only as a quote: in the answer's own words it would be a fact. */
export function withoutQuotes(sentence: string): string {
  return sentence.replaceAll(QUOTE, (quote) => " ".repeat(quote.length));
}
