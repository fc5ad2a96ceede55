/** Finds what a word of judgement is said of, and so which kind of observation it is. */
import type { Clause } from "./clause.ts";
import type { Draft } from "./draft.ts";
import type { Hit } from "./hit.ts";
import { meaningOf } from "./hit.ts";
import type { Item } from "./item.ts";
import { isNegated } from "./negation.ts";
import type { Feel, NoteKind } from "./observation.ts";

const FELT =
  /^(?:felt|feel|feels|feeling|was|were|is|are|moved|moving|went|going|looked|looking|got|getting|became|seemed|started|ended|stayed|came|be|been|wasnt|werent|isnt|didnt|found|ran|swam|rode|lifted|as|too|so|remained|all|overall)$/;
const ALL_OF_IT = /^(?:it|that|this|things|stuff|everything|all|overall|today|these|they|those|which)$/;
/** Words that as often say what was planned as how it was. */
const LABEL =
  /^(?:easy|light|lighter|hard|heavy|fast|slow|quick|steady|strong|sharp|explosive|controlled|smooth|comfortable|intense|moderate|solid)$/;
const WHOLE = /^(?:session|workout|training|one|day)$/;
/** A part of the body that strength is said of, not health. */
const MUSCLES: ReadonlySet<string> = new Set(["glute", "quad", "hamstring", "calf", "chest", "core", "upper-back"]);

type Subject = { kind: NoteKind | "body" | "limb" | "muscle" | "place" | "thing"; at: number; next: number };

/** @param before the kind the clause before spoke of, if any */
export function verdictOf(
  items: readonly Item[],
  clause: Clause,
  hit: Hit,
  before: NoteKind | undefined,
): Draft | undefined {
  const said = meaningOf(hit, "eval");
  if (!said || isParticle(items, hit)) return undefined;
  const feel = isNegated(items, clause, hit) ? opposite(said.feel) : said.feel;
  const subject = subjectOf(items, clause, hit);
  const onBody = subject?.kind === "body" || subject?.kind === "muscle";
  if (said.bound && subject && (onBody || !isBeside(items, subject, hit))) return undefined;
  if (subject?.kind === "effort" && subject.at === hit.next && isLabel(items, clause, hit, subject)) return undefined;
  const span = {
    from: Math.min(hit.from, subject?.at ?? hit.from),
    next: Math.max(hit.next, subject?.next ?? hit.next),
  };
  if (!subject && said.bound) return undefined;
  if (!subject) return unnamed(items, clause, hit, said.plain, feel, before);
  switch (subject.kind) {
    case "body":
      return said.plain || feel > 0
        ? { kind: "pain", ...(feel >= 0 && { severity: 0 }), ...span, subject: true }
        : { kind: "fatigue", feel, ...span, subject: true };
    case "muscle":
      if (said.plain)
        return feel >= 0
          ? { kind: "pain", severity: 0, ...span, subject: true }
          : { kind: "pain", ...span, subject: true };
      return feel < 0
        ? { kind: "fatigue", feel, ...span, subject: true }
        : { kind: "effort", feel, ...span, subject: true };
    case "limb":
      return { kind: "fatigue", feel, ...span, subject: true };
    case "thing":
      // "bike felt strong" is of the riding, "bike was filthy" of the bike.
      return !said.plain ||
        items.slice(subject.next, hit.from).some((item) => /^(?:felt|feels|feeling)$/.test(item.text))
        ? { kind: "effort", feel, ...span, subject: true }
        : { kind: "equipment", ...span, subject: true };
    case "equipment":
    case "nutrition":
    case "environment":
    case "illness":
    case "rest":
    case "tempo":
      return { kind: subject.kind, ...span, subject: true };
    case "place":
      return { kind: "environment", ...span, subject: true };
    default:
      return { kind: subject.kind, feel, ...span, subject: true };
  }
}

/** "sharp intervals" says what they were meant to be. */
function isLabel(items: readonly Item[], clause: Clause, hit: Hit, noun: Subject): boolean {
  const { text } = items[hit.from]!;
  if (!LABEL.test(text) || items[noun.at]!.kind !== "word") return false;
  if (items.slice(clause.from, hit.from).some((item) => /^(?:felt|feel|was|were|moved)$/.test(item.text))) return false;
  return !(WHOLE.test(items[noun.at]!.text) && !/^(?:easy|light|quick|heavy)$/.test(text));
}

/** Only small words stand between. */
function isBeside(items: readonly Item[], subject: Subject, hit: Hit): boolean {
  const between = subject.at < hit.from ? items.slice(subject.next, hit.from) : [];
  return between.every((item) => item.soft || FELT.test(item.text) || /^(?:not|wasnt|been|more)$/.test(item.text));
}

/** "loosened off", "took off": no judgement. */
function isParticle(items: readonly Item[], hit: Hit): boolean {
  const before = items[hit.from - 1];
  return (
    items[hit.from]!.text === "off" &&
    !(before?.soft || (before !== undefined && FELT.test(before.text)) || before?.kind === "mark")
  );
}

/** No noun says what was heavy: the lift, unless a passing word only looks like a judgement. */
function unnamed(
  items: readonly Item[],
  clause: Clause,
  hit: Hit,
  plain: boolean,
  feel: Feel,
  before: NoteKind | undefined,
): Draft | undefined {
  const clauseItems = items.slice(clause.from, clause.next);
  const felt = items.slice(Math.max(clause.from, hit.from - 5), hit.from).some((item) => FELT.test(item.text));
  const judged = clauseItems.some((item) => /^(?:felt|feel|feels|feeling|moved|overall)$/.test(item.text));
  const named = clauseItems.some(
    (item) => item.kind === "set" || item.kind === "exercise" || ALL_OF_IT.test(item.text),
  );
  const other = pairedWith(items, clause, hit);
  const words = clauseItems.filter((item) => item.kind === "word" && !item.soft).length - (other ? pairSize(other) : 0);
  const compared = items[hit.next - 1]!.text === "than";
  const brief = compared || words <= hit.next - hit.from + 1;
  const noun = !compared && nounAfter(items, clause, hit);
  if (plain) {
    if (noun && !named && !judged) return undefined;
    const goesOn = before === "effort" && hit.from <= clause.from + 1;
    if (!(judged || goesOn || (named && felt) || brief || (named && words <= 3))) return undefined;
    const goesBack = clause.joint === "contrast" ? before === "technique" || before === "sleep" : before === "sleep";
    const kind = before && goesBack && !named && !judged ? before : "effort";
    return { kind, feel, from: hit.from, next: hit.next, ...(!judged && { judged: true }) };
  }
  if (noun && !judged && !named) return undefined;
  const label = LABEL.test(items[hit.from]!.text);
  return felt || judged || named || brief || (words <= 4 && !label)
    ? { kind: "effort", feel, from: hit.from, next: hit.next }
    : undefined;
}

/** "smooth and easy", "heavy and slow": the other of two words of judgement that "and" joins. */
function pairedWith(items: readonly Item[], clause: Clause, hit: Hit): Hit | undefined {
  return clause.hits.find((other) => {
    const [first, second] = other.from < hit.from ? [other, hit] : [hit, other];
    const between = items.slice(first.next, second.from).filter((item) => !item.soft);
    return other !== hit && meaningOf(other, "eval") && between.length === 1 && /^(?:and|n)$/.test(between[0]!.text);
  });
}

/** The words of a hit and the "and" beside it. */
function pairSize(hit: Hit): number {
  return hit.next - hit.from + 1;
}

/** "light stretching": a word that describes the next one, which nobody judges here. */
function nounAfter(items: readonly Item[], clause: Clause, hit: Hit): boolean {
  const after = items[hit.next];
  if (hit.next >= clause.next || after?.kind !== "word") return false;
  return !/^(?:on|in|at|by|for|to|as|today|tonight|but|and|the|this|from|with|until|till|than|again|overall|all|throughout|after|before|enough|now|though|tho|i|my|when|if|during|lol|haha|af|like|tbh|imo|again|once|here|there|up|off|down|actually|yesterday|compared|that|because|since|considering|every|each)$/.test(
    after.text,
  );
}

function subjectOf(items: readonly Item[], clause: Clause, hit: Hit): Subject | undefined {
  const topics = clause.hits.filter((other) => other !== hit);
  const attributive = subjectAt(items, topics, hit.next, Math.min(clause.next, hit.next + 1), 1);
  if (attributive && items[hit.next - 1]!.text !== "than") return attributive;
  return subjectBefore(items, topics, clause.from, hit.from);
}

function subjectBefore(items: readonly Item[], topics: readonly Hit[], from: number, to: number): Subject | undefined {
  for (let at = to - 1; at >= from; at--) {
    const item = items[at]!;
    if (item.kind === "exercise" || item.kind === "set") return { kind: "effort", at, next: at + 1 };
    const found = subjectAt(items, topics, at, at + 1, -1);
    if (found) return found;
  }
  return undefined;
}

function subjectAt(
  items: readonly Item[],
  topics: readonly Hit[],
  from: number,
  to: number,
  direction: 1 | -1,
): Subject | undefined {
  for (let at = from; at < to; at++) {
    const item = items[at]!;
    if (item.kind === "mark" || item.text === "and") return undefined;
    const hit = topics.find((one) => (direction === 1 ? one.from === at : one.next - 1 === at));
    if (hit) {
      const kind = topicOf(hit);
      if (kind) return { kind, at: hit.from, next: hit.next };
      if (direction === 1) return undefined;
    }
    if (item.kind === "body") {
      const muscle = item.named.part !== undefined && MUSCLES.has(item.named.part);
      return { kind: item.named.limb ? "limb" : muscle ? "muscle" : "body", at, next: at + 1 };
    }
    if (direction === 1 && (item.kind === "exercise" || item.kind === "set"))
      return { kind: "effort", at, next: at + 1 };
  }
  return undefined;
}

function topicOf(hit: Hit): Subject["kind"] | undefined {
  const topic = meaningOf(hit, "topic");
  if (topic) return topic.kind;
  if (meaningOf(hit, "place")) return "place";
  if (meaningOf(hit, "thing")) return "thing";
  const said = meaningOf(hit, "says");
  if (said && ["equipment", "nutrition", "environment", "rest", "tempo"].includes(said.kind)) return said.kind;
  return undefined;
}

export function opposite(feel: Feel): Feel {
  return feel === -1 ? 1 : -1;
}
