/** Decides whether a clause is a log, a remark, an exercise nobody knows, or chatter. */
import type { Anchor, Atom } from "./atom.ts";
import { isAnchor, isValue } from "./atom.ts";
import { traitsOf } from "./block.ts";
import { holdsValue, isMatter, isStrong, isText, namesLast } from "./clause.ts";
import type { Situation } from "./situation.ts";
import { hasRoom, isBareRun, spanOf } from "./situation.ts";

/** A name nobody knows has no more words than this. */
export const LONGEST_UNKNOWN = 4;

export type Verdict = "read" | "text" | "unknown" | "reject";

export function judge(at: Situation, core: readonly Atom[], tail: readonly Atom[], all: readonly Atom[]): Verdict {
  const words = core.filter((atom) => atom.kind === "word" || atom.kind === "talk");
  const talk = core.some((atom) => atom.kind === "talk");
  const anchors = core.filter(isAnchor);
  const strong = isStrong(core);
  const tailTalk = tail.some((atom) => atom.kind === "talk");
  const tailWords = tail.some((atom) => atom.kind === "word" || atom.kind === "talk");
  if (isOutOfTen(at, all)) return "text";
  if (talk) return at.accepted ? "text" : "reject";
  if (at.accepted && (isPartOfWhole(at, core, tail) || isGain(at, core, tail))) return "text";
  if (isAhead(at, tail)) return "reject";
  if (!at.accepted && isGeneral(at, tail)) return "reject";
  if (tailTalk && !at.accepted && !strong && !isRating(at, core)) return "reject";
  if (words.length > 0) {
    if (isUnknown(at, all)) return "unknown";
    if (at.accepted) return "text";
    if (tellsOfSomebody(at, core)) return "reject";
    const past = anchors.some((anchor) => anchor.kind === "sport" && anchor.word.past);
    if (past && words.length <= 5) return "read";
    if (isDescribedOuting(core) || isNamedOuting(core)) return "read";
    if (!at.message.group && anchors.length > 0 && strong && words.length <= 2) return "read";
    return "reject";
  }
  if (!strong && !at.accepted && at.message.group && comparesWithOthers(at)) return "reject";
  if (anchors.length === 0) return judgeNameless(at, core, tail, strong);
  const exercises = anchors.every((anchor) => anchor.kind === "exercise");
  if (exercises && !strong && !at.accepted) {
    if (at.message.group && isJest(at, core)) return "reject";
    if (tailWords && (at.message.group || tailTalk)) return "reject";
    if (!goesOn(at, core) && !isPlausible(at, core, anchors)) return "reject";
  }
  return "read";
}

/** `knee sore, 3/10`: alone behind words, or behind sets told whole, it says how bad it was; `curl 15, 8/10` lists reps. */
function isOutOfTen(at: Situation, all: readonly Atom[]): boolean {
  if (all.filter(isMatter).length !== 1 || !all.some(({ kind }) => kind === "scale") || all.some(isAnchor))
    return false;
  const { open } = at.message;
  if (open?.kind !== "sets") return false;
  const before =
    at.clauses[at.clauses.findIndex(({ atoms }) => atoms.some(({ start }) => start === all[0]!.start)) - 1];
  return open.atoms.some(({ kind }) => kind === "x") || (before?.atoms.some(isText) ?? open.notes.length > 0);
}

/** Behind the figures something still to come, unless words in front of it told how it went (`felt good till set 3`). */
function isAhead(at: Situation, tail: readonly Atom[]): boolean {
  const ahead = tail.findIndex((atom) => atom.kind === "talk" && atom.future);
  if (ahead < 0) return false;
  const told = tail.slice(0, ahead).findIndex((atom) => TOLD.has(at.message.plain(atom)));
  // "was the plan" tells of nothing done.
  return told < 0 || !tail.slice(told + 1, ahead).some(isText);
}

const TOLD: ReadonlySet<string> = new Set("felt was were had got went moved did failed looked started died".split(" "));

/** `curl 30s for 10 is crazy strong`: what such numbers are worth, not that they were done; `is a PR` tells they were. */
function isGeneral(at: Situation, tail: readonly Atom[]): boolean {
  const first = tail.find((atom) => atom.kind !== "filler");
  if ((first?.kind !== "talk" && first?.kind !== "word") || !STATES.has(at.message.typed(first).toLowerCase()))
    return false;
  return !/\b(?:pr|pb|prs|pbs|best|record|max)\b/i.test(at.message.typed(spanOf(tail)));
}

const STATES: ReadonlySet<string> = new Set([
  "is",
  "sounds",
  "seems",
  "are",
  "isn't",
  "aren't",
  "would",
  "should",
  "isnt",
  "arent",
  "does",
  "can",
]);

/** `lol i did like 2 pushups`, `lol 3 pullups and im dead`: a count that is not meant, told for the laugh of it or too small to be hedged otherwise. */
function isJest(at: Situation, core: readonly Atom[]): boolean {
  const value = core.findIndex((atom) => isValue(atom));
  const [amount, before] = [core[value], core[value - 1]];
  if (!amount) return false;
  const hedged = before !== undefined && at.message.plain(before) === "like";
  const few =
    (amount.kind === "number" && amount.value <= MOST_JESTED) ||
    (amount.kind === "reps" && amount.count <= MOST_JESTED);
  if (hedged === few) return hedged;
  if (!hedged && !at.clauses.some(({ atoms }) => COLLAPSED.test(at.message.plain(spanOf(atoms))))) return false;
  return at.clauses.some(({ atoms }) => atoms.some((atom) => LAUGHS.test(at.message.plain(atom))));
}

/** `i weigh 82 and he weighs 95`: a figure told for the sake of somebody else's. */
function comparesWithOthers(at: Situation): boolean {
  return at.clauses.some(
    ({ atoms }) =>
      holdsValue(atoms) && atoms.some((atom) => atom.kind === "talk" && OTHERS.has(at.message.plain(atom))),
  );
}

const OTHERS: ReadonlySet<string> = new Set(
  "he she they you we he's she's they're you're his her their your brother sister wife husband mate friend".split(" "),
);

const COLLAPSED = /\b(?:i'?m|i am|i) (?:\w+ )?(?:dead|done|dying|died|finished|toast)\b|\bkill me\b|\brip\b/;
const MOST_JESTED = 3;
const LAUGHS = /^(?:lo+l|lmf?ao|rofl|(?:ha){2,}h?|(?:he){2,}h?)$/;

/** `last 500 was brutal`, `first 2 reps slow`: of what was told before, how a part of it went. */
function isPartOfWhole(at: Situation, core: readonly Atom[], tail: readonly Atom[]): boolean {
  const value = core.findIndex((atom) => isValue(atom));
  const amounts = core.filter((atom) => isValue(atom));
  if (value < 1 || amounts.length !== 1 || !tail.some(isText) || core.some(isAnchor)) return false;
  return WHICH.has(at.message.typed(core[value - 1]!).toLowerCase());
}

/** `5kg PR` behind the sets: by how much it is one. */
function isGain(at: Situation, core: readonly Atom[], tail: readonly Atom[]): boolean {
  const [gain, ...more] = core.filter((atom) => isValue(atom));
  const small = (gain?.kind === "load" || gain?.kind === "added") && Math.abs(gain.load.value) <= MOST_GAINED;
  if (!small || more.length > 0 || core.some(isAnchor)) return false;
  if (/^up\s*$/i.test(at.message.typed({ start: core[0]!.start, end: gain.start }))) return true;
  return GAINED.test(at.message.typed({ start: gain.end, end: (tail.at(-1) ?? core.at(-1)!).end }));
}

const GAINED = /^\s*(?:pr|pb|more|up|jump|increase|heavier|lighter|from last|on last|since)\b/i;

const MOST_GAINED = 25;

const WHICH: ReadonlySet<string> = new Set(["last", "first", "final", "middle", "second"]);

function judgeNameless(at: Situation, core: readonly Atom[], tail: readonly Atom[], strong: boolean): Verdict {
  if (at.accepted || at.header) return "read";
  const { open } = at.message;
  const follows = open !== undefined && hasRoom(open);
  const laterName = at.clauses.some((clause) => namesLast(clause.atoms));
  if (follows || laterName) return "read";
  if (isBareRun(core) || isPartOfBareRun(at)) return "read";
  if (core.every((atom) => !isValue(atom) || atom.kind === "x")) return "read";
  if (isUnknown(at, [...core, ...tail])) return "unknown";
  return at.message.last !== undefined &&
    (strong || at.clauses.length > 1 || isLoneLoad(at, core) || isLoneHold(at, core))
    ? "read"
    : "reject";
}

/** `energy 2/10`, `slept 6h`: a figure that only the athlete's own state has. */
function isRating(at: Situation, core: readonly Atom[]): boolean {
  const [metric] = core;
  if (metric?.kind !== "metric") return false;
  const past = /^slept/i.test(at.message.typed(metric));
  return core.some((atom) => atom.kind === "scale" || (past && atom.kind === "time"));
}

/** `john ran 10k`, `tom squatted 180x3`: whoever stands right before the verb did it. */
function tellsOfSomebody(at: Situation, core: readonly Atom[]): boolean {
  const verb = core.findIndex(
    (atom) =>
      (atom.kind === "sport" && (atom.word.past || THIRD_PERSON.has(at.message.typed(atom).toLowerCase()))) ||
      (atom.kind === "exercise" && /ed$/i.test(at.message.typed(atom))),
  );
  const subject = core[verb - 1];
  return subject?.kind === "word" && !SUBJECTLESS.test(subject.text);
}

const THIRD_PERSON: ReadonlySet<string> = new Set([
  "runs",
  "rides",
  "swims",
  "rows",
  "walks",
  "hikes",
  "skis",
  "cycles",
]);

/** `yoga flow 30 min`, `swim squad 2k 45 min`: one word behind the sport says which. */
function isNamedOuting(core: readonly Atom[]): boolean {
  const [sport, word, ...figures] = core.filter((atom) => atom.kind !== "filler" && atom.kind !== "describing");
  if (sport?.kind !== "sport" || word?.kind !== "word" || sport.word.past || word.start > sport.end + 1) return false;
  const told = figures.every((atom) => OUTING_FIGURES.has(atom.kind));
  return told && figures.some((atom) => atom.kind === "time") && (sport.word.told === true || figures.length > 1);
}

const SUBJECTLESS = /^(?:but|still|even|barely|only|so|because|cause|cos|actually|\p{L}+ly)$/u;

/** `trainer ride 60min 215w`, `sunrise run 5k 28:00`: one word in front of the sport says which. */
function isDescribedOuting(core: readonly Atom[]): boolean {
  const matters = core.filter((atom) => atom.kind !== "filler" && atom.kind !== "describing");
  const [word, sport, ...figures] = matters;
  if (word?.kind !== "word" || sport?.kind !== "sport" || sport.word.past || sport.start > word.end + 1) return false;
  if (/ing$/.test(sport.text)) return false;
  const told = figures.filter((atom) => OUTING_FIGURES.has(atom.kind));
  return told.length === figures.length && told.length > 1 && figures.some((atom) => atom.kind === "time");
}

const OUTING_FIGURES: ReadonlySet<Atom["kind"]> = new Set<Atom["kind"]>([
  "distance",
  "time",
  "pace",
  "heart",
  "power",
  "climb",
  "rpe",
]);

/** `easy 6k this morning, 36:20, 138 bpm`: the clauses together are a run, if nothing else is in them. */
function isPartOfBareRun(at: Situation): boolean {
  const all = at.clauses.flatMap(({ atoms }) => atoms);
  const plain = all.every(
    (atom) => OUTING_FIGURES.has(atom.kind) || atom.kind === "filler" || atom.kind === "describing",
  );
  return plain && isBareRun(all);
}

/** More numbers follow in clauses of their own (`bench 5/5/5 @ 80kg`). */
function goesOn(at: Situation, core: readonly Atom[]): boolean {
  const index = at.clauses.findIndex((clause) => clause.atoms.includes(core[0]!));
  const next = at.clauses[index + 1];
  return next !== undefined && holdsValue(next.atoms) && !next.atoms.some(isAnchor) && !next.atoms.some(isText);
}

/** A load with its unit, in private: enough to go on with the set before. */
export function isLoneLoad(at: Situation, core: readonly Atom[]): boolean {
  return !at.message.group && core.some((atom) => atom.kind === "load" || atom.kind === "added");
}

function isLoneHold(at: Situation, core: readonly Atom[]): boolean {
  const { last } = at.message;
  return (
    last !== undefined && traitsOf(last).measure === "time" && core.some((atom) => atom.kind === "time" && !atom.clock)
  );
}

/** One number beside a name: not an hour (`squats at 6`), not a lift of three kilos. */
function isPlausible(at: Situation, core: readonly Atom[], anchors: readonly (Anchor & Atom)[]): boolean {
  const [anchor] = anchors;
  if (anchor?.kind !== "exercise") return true;
  // "i bench 100" says what somebody can do, "i benched 100" what they did.
  const before = core[core.indexOf(anchor) - 1];
  const told = at.message.typed(anchor).toLowerCase();
  const lead = before ? at.message.typed(before).toLowerCase() : "";
  if (lead === "i" && !told.endsWith("ed")) return false;
  // In a group "max bench 130" boasts as often as it logs.
  if (lead === "max" && at.message.group) return false;
  const traits = traitsOf(anchor.id);
  const value = core.find((atom) => isValue(atom) && atom.kind !== "x");
  if (value?.kind === "number") {
    const toValue = at.message.typed({ start: core[0]!.start, end: value.start }).toLowerCase();
    if (/(?:^|\s)(?:at|by|from|around|til)$/.test(toValue) && value.value <= 24) return false;
    if (traits.load === "external" && anchor.start < value.start && value.value < 8 && at.message.group) return false;
  }
  if (value?.kind === "time" && value.clock && traits.measure === "reps") return anchor.sport !== undefined;
  return true;
}

function isUnknown(at: Situation, atoms: readonly Atom[]): boolean {
  const first = atoms.findIndex((atom) => isValue(atom));
  if (first <= 0) return false;
  const name = atoms.slice(0, first).filter((atom) => atom.kind !== "filler");
  if (name.length === 0 || name.length > LONGEST_UNKNOWN || !name.some((atom) => atom.kind === "word")) return false;
  if (
    !name.every(
      (atom) =>
        atom.kind === "word" ||
        atom.kind === "exercise" ||
        atom.kind === "feeling" ||
        atom.kind === "describing" ||
        atom.kind === "sport",
    )
  )
    return false;
  if (name.some((atom) => atom.kind === "sport")) return false;
  // "Anna: bench 60x5" tells of somebody, not of an exercise.
  if (at.message.typed(spanOf(name)).includes(":")) return false;
  const rest = atoms.slice(first);
  if (rest.some((atom) => atom.kind === "talk" || isAnchor(atom) || atom.kind === "time" || atom.kind === "distance"))
    return false;
  const product = rest.some((atom) => atom.kind === "x") && rest.filter((atom) => isValue(atom)).length >= 3;
  const load = rest.some((atom) => atom.kind === "load") && isStrong(rest);
  const gap = atoms.slice(0, first).some((atom) => atom.kind === "filler" && /\p{L}/u.test(at.message.typed(atom)));
  // Behind sets of another exercise it takes a product beside a load: "bench 100x5, felt like 3x5" is a remark.
  if (at.accepted) return !gap && name.every(isNounLike) && (product ? hasLoadBeside(rest) : load && name.length < 3);
  return (product || load) && (!at.message.group || (!gap && !at.talked && at.clauses[0]!.atoms[0] === atoms[0]));
}

/** Not `dropped 80kg 5`, which tells what was done with the sets before. */
function isNounLike(atom: Atom): boolean {
  return atom.kind === "word" && !/(?:ed|ing)$/.test(atom.text);
}

/** `50 5x5`, `50kg x 5`, `50x5x3`: a load told with its sets or reps. */
function hasLoadBeside(atoms: readonly Atom[]): boolean {
  return atoms.some((atom) => atom.kind === "load" || (atom.kind === "number" && atom.value >= LEAST_UNKNOWN_LOAD));
}

const LEAST_UNKNOWN_LOAD = 20;

/** Told with its own name and enough beside it to be a log whatever stands before. */
export function isSelfContained(atoms: readonly Atom[]): boolean {
  const [anchor] = atoms.filter(isAnchor);
  if (!anchor || atoms.some((atom) => atom.kind === "talk" || atom.kind === "word")) return false;
  return anchor.kind === "metric" || isStrong(atoms);
}
