/** Reads what colours sets and outings: RPE, RIR, tempo, rest, sides, warm-ups, failures, heart rate, climb. */
import type { Modifier, Separator, Value } from "./atom.ts";
import type { Lexed, Line } from "./lex.ts";
import { fillers, markAt, numberAt, spanOf, wordAt } from "./lex.ts";
import { averaged, climb, heart, highest, powered } from "./lex-effort.ts";
import { HIGHEST_RPE, inReserve, outOfTen, rating } from "./lex-rating.ts";
import { rest, restAfter } from "./lex-rest.ts";
import { setsBehindRating, setsRated } from "./lex-set-place.ts";
import { SIDES, side } from "./lex-side.ts";
import { failure, isFailedLetter, WARMUP_TAIL, wLetter, workStart } from "./lex-stage.ts";
import { announcedTempo, tempo, tempoText } from "./lex-tempo.ts";
import { SPORT_WORDS } from "./sport-words.ts";
import { unitOf } from "./units.ts";

type Found = {
  value:
    | Modifier
    | Value
    | { kind: "filler" }
    | { kind: "describing" }
    | { kind: "note" }
    | { kind: "separator"; mark: Separator };
  next: number;
};

/** The modifier that starts at a token. */
export function modifierAtom(line: Line, index: number): Lexed | undefined {
  const token = line.tokens[index]!;
  const found =
    token.kind === "word"
      ? fromWord(line, index, token.text)
      : token.kind === "number"
        ? fromNumber(line, index, token.value)
        : token.kind === "mark"
          ? fromMark(line, index, token.text)
          : restAfter(line, index);
  if (!found) return undefined;
  const rated = found.value.kind === "rpe" || found.value.kind === "rir" ? found.value : undefined;
  const of = rated && (setsRated(line, index) ?? setsBehindRating(line, found.next));
  if (!of) return { atom: { ...found.value, ...spanOf(line, index, found.next) }, next: found.next };
  const next = found.next + of.tokens;
  return { atom: { ...rated, of: of.sets, ...spanOf(line, index, next) }, next };
}

function fromWord(line: Line, index: number, word: string): Found | undefined {
  switch (word) {
    case "set":
    case "round":
      return setLabel(line, index);
    case "sets":
      return shareOf(line, index);
    case "circuit":
    case "rounds": {
      const count = wordAt(line, index + 1) === "x" ? numberAt(line, index + 2) : undefined;
      return count === undefined ? undefined : { value: { kind: "sets", count, rounds: true }, next: index + 3 };
    }
    case "myo":
      return { value: { kind: "filler" }, next: index + 1 + (wordAt(line, index + 1).startsWith("rep") ? 1 : 0) };
    case "rpe":
      return rating(line, index + 1, "rpe");
    case "rir":
      return rating(line, index + 1, "rir");
    case "effort":
    case "exertion":
    case "difficulty":
    case "intensity":
      return outOfTen(line, index + 1 + fillers(line, index + 1, LINKS));
    case "f":
      return isFailedLetter(line, index) ? { value: { kind: "failed" }, next: index + 1 } : undefined;
    case "emom":
      return minutely(line, index + 1);
    case "tempo":
      return tempo(line, index);
    case "t":
      return (numberAt(line, index + 1) ?? 0) >= 1000 ? tempo(line, index) : undefined;
    case "rest":
    case "rests":
    case "rested":
    case "r":
      return rest(line, index, word);
    case "e":
    case "each":
    case "per":
    case "ea":
    case "both":
    case "every":
      return side(line, index, word);
    case "left":
    case "had":
    case "with": {
      const number = numberAt(line, index + 1);
      return number === undefined ? undefined : inReserve(line, index + 1, number);
    }
    case "all":
      return ["@", ""].includes(markAt(line, index + 1)) &&
        (markAt(line, index + 1) === "@" || wordAt(line, index + 1) === "rpe")
        ? { value: { kind: "every" }, next: index + 1 }
        : undefined;
    case "a":
      return SIDES.has(wordAt(line, index + 1)) && wordAt(line, index + 1) !== "leg"
        ? { value: { kind: "side" }, next: index + 2 }
        : undefined;
    case "wu":
    case "warmup":
    case "warmups":
      return { value: { kind: "warmup" }, next: index + 1 + fillers(line, index + 1, WARMUP_TAIL) };
    case "warm":
    case "warming":
    case "warmed":
      return ["up", "ups"].includes(wordAt(line, index + 1))
        ? { value: { kind: "warmup" }, next: index + 2 + fillers(line, index + 2, WARMUP_TAIL) }
        : undefined;
    case "w":
      return wLetter(line, index);
    case "work":
    case "working":
    case "main":
    case "ws":
      return workStart(line, index);
    case "to":
      return wordAt(line, index + 1) === "failure" ? { value: { kind: "filler" }, next: index + 2 } : undefined;
    case "failed":
    case "fail":
    case "missed":
    case "failure":
    case "fails":
    case "miss":
      return failure(line, index, word);
    case "assisted":
    case "assist":
    case "assistance":
      return { value: { kind: "assisted" }, next: index + 1 };
    case "band":
    case "banded":
      return wordAt(line, index + 1).startsWith("assist")
        ? { value: { kind: "assisted" }, next: index + 2 }
        : undefined;
    case "weighted":
      return { value: { kind: "weighted" }, next: index + 1 };
    case "single":
    case "double":
    case "triple":
    case "singles":
    case "doubles":
    case "triples":
      return named(line, index, word);
    case "incline":
      return slope(line, index);
    case "note":
    case "notes":
      return { value: { kind: "note" }, next: index + 1 };
    case "then":
      return { value: { kind: "separator", mark: "then" }, next: index + 1 };
    case "hr":
    case "heartrate":
    case "bpm":
    case "pulse":
      return heart(line, index, false);
    case "heart":
      return wordAt(line, index + 1) === "rate" ? heart(line, index + 1, false) : undefined;
    case "avg":
    case "average":
    case "mean":
    case "ave":
      return averaged(line, index);
    case "max":
    case "maxhr":
    case "peak":
      return highest(line, index);
    case "power":
    case "np":
    case "watts":
      return powered(line, index);
    case "elev":
    case "elevation":
    case "ascent":
    case "vert":
    case "climbed":
    case "climbing":
    case "gain":
      return climb(line, index);
    default:
      return undefined;
  }
}

function fromNumber(line: Line, index: number, value: number): Found | undefined {
  const word = wordAt(line, index + 1);
  if (word === "rir" && value <= 10 && (numberAt(line, index + 2) === undefined || wordAt(line, index + 3) === "x"))
    return { value: { kind: "rir", values: [value] }, next: index + 2 };
  if (word === "rpe" && value >= 1 && value <= HIGHEST_RPE && numberAt(line, index + 2) === undefined)
    return { value: { kind: "rpe", values: [value] }, next: index + 2 };
  const hard = outOfTen(line, index);
  if (hard && HARDNESS.has(wordAt(line, hard.next))) return { ...hard, next: hard.next + 1 };
  if (markAt(line, index + 1) === "%" && SLOPES.has(wordAt(line, index + 2)))
    return { value: { kind: "describing" }, next: index + 3 };
  const reserve = inReserve(line, index, value);
  if (reserve) return reserve;
  if (unitOf(word)?.of === "time" && wordAt(line, index + 2) === "emom") {
    const every = minutely(line, index);
    if (every) return { ...every, next: every.next + 1 };
  }
  const letter =
    wordAt(line, index + 1) === "tempo" ||
    (word === "x" && numberAt(line, index + 2) === 1 && wordAt(line, index + 3) === "tempo");
  if (letter) return tempoText(line, index);
  const announced = announcedTempo(line, index);
  if (announced) return announced;
  if (markAt(line, index + 1) === "-") {
    const bare = tempoText(line, index);
    const digits = line.tokens.slice(index, bare?.next).every((part) => part.kind !== "number" || part.value < 10);
    if (bare?.value.kind === "tempo" && digits && bare.value.text.length === 7 && /[01X]/.test(bare.value.text))
      return bare;
  }
  // "3 singles" are sets; "120 singles" have a load in front.
  if (Object.hasOwn(REPS_OF, word) && word.endsWith("s") && value <= MOST_SINGLES)
    return { value: { kind: "sets", count: value }, next: index + 1 };
  return restAfter(line, index);
}

const LINKS: ReadonlySet<string> = new Set(["was", "is", "about", "of", "level", "around", "like"]);

/** What is rated out of ten where it says how hard it was. */
const HARDNESS: ReadonlySet<string> = new Set(["effort", "exertion", "difficulty", "intensity"]);

/** `emom 10 min`, `10 min emom`: a set every minute. */
function minutely(line: Line, index: number): Found | undefined {
  const from =
    [":", "x"].includes(markAt(line, index)) || ["for", "x"].includes(wordAt(line, index)) ? index + 1 : index;
  const count = numberAt(line, from);
  const unit = unitOf(wordAt(line, from + 1));
  if (count === undefined || count > MOST_MINUTES || unit?.of !== "time" || unit.seconds !== 60) return undefined;
  return { value: { kind: "sets", count, rounds: true }, next: from + 2 };
}

const MOST_MINUTES = 60;

/** `incline 2%`, `incline at 2.5`: of a treadmill, where no press can be meant. */
function slope(line: Line, index: number): Found | undefined {
  const from = index + 1 + fillers(line, index + 1, new Set(["at", "of", "was", "on"]));
  if (numberAt(line, from) === undefined) return undefined;
  const percent = markAt(line, from + 1) === "%";
  const walked = line.tokens.slice(0, index).some((token) => token.kind === "word" && isOnFoot(token.text));
  if (!percent && !walked) return undefined;
  return { value: { kind: "describing" }, next: from + (percent ? 2 : 1) };
}

const SLOPES: ReadonlySet<string> = new Set(["incline", "gradient", "grade", "slope"]);

function isOnFoot(word: string): boolean {
  const sport = SPORT_WORDS.get(word)?.sport;
  return sport === "run" || sport === "walk";
}

/** `in sets of 20`. */
function shareOf(line: Line, index: number): Found | undefined {
  const count = numberAt(line, index + 2);
  if (wordAt(line, index - 1) !== "in" || wordAt(line, index + 1) !== "of" || count === undefined) return undefined;
  return { value: { kind: "reps", count, share: true }, next: index + 3 };
}

/** `set 2:` says which set; its number counts nothing. */
function setLabel(line: Line, index: number): Found | undefined {
  const number = numberAt(line, index + 1) ?? numberAt(line, index + 2);
  const marks = numberAt(line, index + 1) === undefined ? 3 : 2;
  if (number === undefined || (marks === 3 && markAt(line, index + 1) !== "#")) return undefined;
  return [":", ")", "-", "=", "."].includes(markAt(line, index + marks))
    ? { value: { kind: "filler" }, next: index + marks + 1 }
    : undefined;
}

function fromMark(line: Line, index: number, mark: string): Found | undefined {
  if (mark === "@")
    return rating(
      line,
      index + 1 + (wordAt(line, index + 1) === "rpe" ? 1 : 0),
      "rpe",
      wordAt(line, index + 1) !== "rpe",
    );
  if (mark === "/" && SIDES.has(wordAt(line, index + 1))) return { value: { kind: "side" }, next: index + 2 };
  return undefined;
}

/** Nobody does more singles, doubles or triples of one load. */
const MOST_SINGLES = 20;

const REPS_OF: Readonly<Record<string, number>> = {
  single: 1,
  singles: 1,
  double: 2,
  doubles: 2,
  triple: 3,
  triples: 3,
};

/** A single is one rep, a double two. */
function named(line: Line, index: number, word: string): Found | undefined {
  if (
    ["leg", "arm", "under", "unders", "legged", "handed", "hand", "dumbbell", "db", "kb"].includes(
      wordAt(line, index + 1),
    )
  )
    return undefined;
  const each = word.endsWith("s");
  return { value: { kind: "reps", count: REPS_OF[word]!, ...(each && { each }) }, next: index + 1 };
}
