/** Reads what frames sets: rounds, EMOM, AMRAP, supersets, labels, open sets, counted sets, zones. */
import type { Line } from "../log/lex.ts";
import { markAt, numberAt, wordAt } from "../log/lex.ts";
import { nameAtom } from "../log/lex-name.ts";
import { durationAt } from "../log/lex-time.ts";
import type { AmountAtom, ColourAtom, FrameAtom } from "./atom.ts";

type Found = { value: FrameAtom | AmountAtom | ColourAtom | { kind: "word"; text: string }; next: number };

const MOST_ROUNDS = 100;

/** The frame that starts at a token. */
export function frameAt(line: Line, index: number): Found | undefined {
  const token = line.tokens[index]!;
  if (token.kind === "number") return numberedLabel(line, index, token.value) ?? counted(line, index, token.value);
  if (token.kind !== "word") return undefined;
  const word = token.text;
  switch (word) {
    case "emom":
    case "e":
      return emom(line, index);
    case "every":
      return everyMinutes(line, index);
    case "min":
    case "minute":
    case "odd":
    case "even":
      return station(line, index, word);
    case "sets":
    case "reps":
      return labelled(line, index, word);
    case "amrap":
    case "amraps":
      return amrap(line, index);
    case "max":
      return openEnded(line, index);
    case "to":
    case "till":
    case "until":
      return wordAt(line, index + 1).startsWith("fail") ? { value: { kind: "amrap" }, next: index + 2 } : undefined;
    case "c2":
      return thirdLabel(line, index);
    case "f":
    case "fail":
      return wordAt(line, index - 1) === "x" ? { value: { kind: "amrap" }, next: index + 1 } : label(line, index, word);
    case "failure":
      return { value: { kind: "amrap" }, next: index + 1 };
    case "as":
      return asMany(line, index);
    case "superset":
    case "supersets":
    case "supersetted":
    case "ss":
      return { value: { kind: "superset" }, next: supersetEnd(line, index + 1) };
    case "super":
      return wordAt(line, index + 1).startsWith("set")
        ? { value: { kind: "superset" }, next: supersetEnd(line, index + 2) }
        : undefined;
    case "circuit":
      return circuit(line, index);
    case "z":
    case "zone":
      return zone(line, index);
    case "a":
      return counted(line, index, 1, "set") ?? label(line, index, word);
    case "one":
    case "two":
    case "three":
      return counted(line, index, SMALL[word]);
    default:
      return label(line, index, word);
  }
}

/** Behind "superset": its number, or the "with" that leads on. */
function supersetEnd(line: Line, at: number): number {
  if (["with", "w"].includes(wordAt(line, at))) return at + 1;
  const numbered = numberAt(line, at) !== undefined || /^[a-h]$/.test(wordAt(line, at));
  return numbered && (line.tokens[at + 1] === undefined || [":", "-", ".", ")"].includes(markAt(line, at + 1)))
    ? at + 1
    : at;
}

/** `EMOM 10 min`, `EMOM x 10`, `E2MOM 20 min`. */
function emom(line: Line, index: number): Found | undefined {
  let minutes = 1;
  let at = index + 1;
  if (wordAt(line, index) === "e") {
    const every = numberAt(line, index + 1);
    if (every === undefined || wordAt(line, index + 2) !== "mom") return undefined;
    minutes = every;
    at = index + 3;
  }
  const first = at;
  while (["x", "for", "of"].includes(wordAt(line, at)) || [":", "-", "("].includes(markAt(line, at))) at++;
  // "E2MOM x 8" comes round eight times.
  const times = wordAt(line, first) === "x" && !durationAt(line, at) ? numberAt(line, at) : undefined;
  return times === undefined ? overall(line, at, minutes * 60) : sets(times, at + 1);
}

/** `Min 1:`, `odd:`, `even minutes -`: what an EMOM asks for in one of its minutes. */
function station(line: Line, index: number, word: string): Found | undefined {
  const before = line.tokens[index - 1];
  if (before && before.kind !== "mark") return undefined;
  const numbered = word.startsWith("min");
  if (numbered && numberAt(line, index + 1) === undefined) return undefined;
  const at = numbered || wordAt(line, index + 1).startsWith("min") ? index + 2 : index + 1;
  return [":", "-", ")"].includes(markAt(line, at)) ? { value: { kind: "station" }, next: at } : undefined;
}

/** `every 2 min for 20 min`, `every minute on the minute for 10`, `every 90s x 8`. */
function everyMinutes(line: Line, index: number): Found | undefined {
  let at = index + 1;
  const lap = ["minute", "min"].includes(wordAt(line, at)) ? { seconds: 60, next: at + 1 } : durationAt(line, at);
  if (!lap) return undefined;
  at = lap.next;
  while (["on", "the", "minute"].includes(wordAt(line, at))) at++;
  if (!["for", "x"].includes(wordAt(line, at))) return undefined;
  return overall(line, at + 1, lap.seconds);
}

function overall(line: Line, at: number, lapSeconds: number): Found | undefined {
  const total = durationAt(line, at);
  if (total) return sets(total.seconds / lapSeconds, total.next);
  const count = numberAt(line, at);
  if (count === undefined || wordAt(line, at + 1) === "x") return undefined;
  const tail = ["sets", "rounds", "times", "set"].includes(wordAt(line, at + 1)) ? 1 : 0;
  return sets(tail > 0 ? count : (count * 60) / lapSeconds, at + 1 + tail);
}

function sets(count: number, next: number): Found | undefined {
  const whole = Math.floor(count + 1e-9);
  return whole >= 1 && whole <= MOST_ROUNDS ? { value: { kind: "every", sets: whole }, next } : undefined;
}

/** `Sets: 3, reps: 10`: the number behind its name. */
function labelled(line: Line, index: number, word: "sets" | "reps"): Found | undefined {
  if (numberAt(line, index - 1) !== undefined && markAt(line, index + 1) !== ":") return undefined;
  const at = [":", "="].includes(markAt(line, index + 1)) ? index + 2 : index + 1;
  const count = numberAt(line, at);
  const behind = line.tokens[at + 1];
  const ends =
    behind === undefined ||
    (behind.kind === "mark" && ",;|)/".includes(behind.text)) ||
    NEXT_LABEL.has(wordAt(line, at + 1));
  if (count === undefined || !Number.isInteger(count) || count < 1 || count > MOST_ROUNDS || !ends) return undefined;
  return { value: { kind: word, count }, next: at + 1 };
}

const NEXT_LABEL: ReadonlySet<string> = new Set(["sets", "reps", "weight", "load", "rest", "tempo", "rpe", "rir"]);

/** Open reps, or `AMRAP 12 min`. */
function amrap(line: Line, index: number): Found {
  let at = index + 1;
  while (["in", "for", "of"].includes(wordAt(line, at)) || [":", "-"].includes(markAt(line, at))) at++;
  const time = durationAt(line, at);
  const rest = time && ["rest", "between"].includes(wordAt(line, time.next));
  return time && !rest ? { value: { kind: "timed" }, next: time.next } : { value: { kind: "amrap" }, next: index + 1 };
}

/** `as many as possible`, `as many reps as you can`. */
function asMany(line: Line, index: number): Found | undefined {
  if (wordAt(line, index + 1) !== "many") return undefined;
  let at = index + 2;
  if (["rep", "reps", "good", "clean"].includes(wordAt(line, at))) at++;
  if (wordAt(line, at) !== "as") return undefined;
  at++;
  while (["possible", "you", "u", "can", "i"].includes(wordAt(line, at))) at++;
  return { value: { kind: "amrap" }, next: at };
}

/** `3 x max`, `max reps`. */
function openEnded(line: Line, index: number): Found | undefined {
  if (wordAt(line, index + 1) === "reps") return { value: { kind: "amrap" }, next: index + 2 };
  const after =
    wordAt(line, index - 1) === "x" || (wordAt(line, index - 1) === "of" && wordAt(line, index - 2) === "sets");
  return after && wordAt(line, index + 1) !== "effort" ? { value: { kind: "amrap" }, next: index + 1 } : undefined;
}

/** `3 rounds of`, `4 hard sets`, `10 min EMOM`, `12 min AMRAP`, `x3 circuit`. */
function counted(line: Line, index: number, value: number, noun?: "set"): Found | undefined {
  const duration = noun ? undefined : durationAt(line, index);
  if (duration) {
    const word = wordAt(line, duration.next);
    if (word === "emom") return sets(duration.seconds / 60, duration.next + 1);
    if (word === "amrap") return { value: { kind: "timed" }, next: duration.next + 1 };
  }
  const often = noun ? undefined : frequency(line, index);
  if (often) return often;
  // "5s week", "3s wave": what the week is called.
  if (wordAt(line, index + 1) === "s" && WAVES.has(wordAt(line, index + 2)))
    return { value: { kind: "word", text: wordAt(line, index + 2) }, next: index + 3 };
  if (!Number.isInteger(value) || value < 1 || value > MOST_ROUNDS) return undefined;
  const word = wordAt(line, index + 1);
  if (["cal", "cals", "calorie", "calories"].includes(word) && !noun)
    return { value: { kind: "told", about: "amount" }, next: index + 2 };
  if (["reps", "times"].includes(word) && wordAt(line, index + 2) === "of" && markAt(line, index + 3) === ":")
    return { value: { kind: "rounds", count: value }, next: index + 3 };
  if (["round", "rounds", "rds", "rd", "circuits"].includes(word) && wordAt(line, index + 2) !== "rest") {
    const time =
      wordAt(line, index + 2) === "for" && wordAt(line, index + 3) === "time"
        ? 4
        : wordAt(line, index + 2) === "of"
          ? 3
          : 2;
    return { value: { kind: "rounds", count: value }, next: index + time };
  }
  if (word === "x" && wordAt(line, index + 2) === "circuit")
    return { value: { kind: "rounds", count: value }, next: index + 3 };
  if (["times", "x"].includes(word) && wordAt(line, index + 2) === "through")
    return { value: { kind: "rounds", count: value }, next: index + 3 };
  for (let at = index + 1; at < index + 4; at++) {
    const name = wordAt(line, at);
    if (name === "set" || (name === "sets" && noun === undefined)) {
      const of = ["of", "x"].includes(wordAt(line, at + 1)) ? 1 : 0;
      return { value: { kind: "sets", count: value }, next: at + 1 + of };
    }
    if (!SET_WORDS.has(name)) return undefined;
    if (at === index + 1 && markAt(line, index + 1) === "-") return undefined;
  }
  return undefined;
}

/** Spelled out, they are numbers only where sets follow: "two back-off sets". */
const SMALL = { one: 1, two: 2, three: 3 } as const;

const OUTINGS: ReadonlySet<string> = new Set(["days", "sessions", "workouts", "runs", "rides", "swims"]);

/** `2x per week`, `3 times a week`, `3x/week`: how often, not how much. */
function frequency(line: Line, index: number): Found | undefined {
  let at = index + 1;
  if (OUTINGS.has(wordAt(line, at)) || ["x", "times"].includes(wordAt(line, at))) at++;
  const per = ["per", "a", "each", "every"].includes(wordAt(line, at)) || markAt(line, at) === "/";
  if (at === index + 1) return undefined;
  if (["weekly", "daily"].includes(wordAt(line, at))) return { value: { kind: "told", about: "often" }, next: at + 1 };
  if (per && ["week", "wk", "day"].includes(wordAt(line, at + 1)))
    return { value: { kind: "told", about: "often" }, next: at + 2 };
  // "Week 1: 3 runs."
  const ends = line.tokens[at] === undefined || [".", ",", ")", ":", ";"].includes(markAt(line, at));
  return ends && OUTINGS.has(wordAt(line, index + 1))
    ? { value: { kind: "told", about: "often" }, next: at }
    : undefined;
}

const WAVES: ReadonlySet<string> = new Set(["week", "wave", "pro", "progression", "day"]);

/** What kind of sets. */
const SET_WORDS: ReadonlySet<string> = new Set(
  "working work hard back off backoff top heavy straight good light easy warm up total more quality solid max".split(
    " ",
  ),
);

/** `circuit x3`, `circuit, 3 rounds`. */
function circuit(line: Line, index: number): Found | undefined {
  // "Circuit A (x3)"
  const named =
    /^[a-f]$/.test(wordAt(line, index + 1)) || numberAt(line, index + 1) !== undefined ? index + 2 : index + 1;
  const at = [":", ",", "(", "-"].includes(markAt(line, named)) ? named + 1 : named;
  if (wordAt(line, at) !== "x") return undefined;
  const count = numberAt(line, at + 1);
  return count === undefined || count > MOST_ROUNDS || count < 1
    ? undefined
    : { value: { kind: "rounds", count: Math.round(count) }, next: at + 2 };
}

/** `z2`, `zone 4`. */
function zone(line: Line, index: number): Found | undefined {
  const value = numberAt(line, index + 1);
  if (value === undefined || !Number.isInteger(value) || value < 1 || value > 7) return undefined;
  if (wordAt(line, index) === "z" && line.tokens[index + 1]!.spaced) return undefined;
  return { value: { kind: "zone", value }, next: index + 2 };
}

/** `1a`, `2b)` at the start of a line: pairs by number. */
function numberedLabel(line: Line, index: number, value: number): Found | undefined {
  const letter = line.tokens[1];
  if (index !== 0 || value < 1 || value > 8 || letter?.kind !== "word" || letter.spaced || !/^[a-d]$/.test(letter.text))
    return undefined;
  const mark = [".", ")", ":", "-"].includes(markAt(line, 2)) ? 1 : 0;
  return { value: { kind: "label", letter: "ABCDEFGH"[value - 1]! }, next: 2 + mark };
}

/** `C2)` of a superset, which came as the rower's name. */
function thirdLabel(line: Line, index: number): Found | undefined {
  const ends = [")", ":", "."].includes(markAt(line, index + 1));
  const named = line.tokens[index + 1] ? nameAtom(line, index + 1)?.atom : undefined;
  const lifts = index === 0 && named?.kind === "exercise" && named.sport === undefined;
  return ends || lifts ? { value: { kind: "label", letter: "C" }, next: index + (ends ? 2 : 1) } : undefined;
}

/** `A1.`, `B2)`, `A.`: only where something may start. */
function label(line: Line, index: number, word: string): Found | undefined {
  if (!/^[a-ht]$/.test(word)) return undefined;
  const before = line.tokens[index - 1];
  if (before && !(before.kind === "mark" && ",;.:/|(+&".includes(before.text))) return undefined;
  const number = line.tokens[index + 1];
  const at = number?.kind === "number" && !number.spaced && number.value <= 9 ? index + 2 : index + 1;
  const mark = markAt(line, at);
  const ends = [".", ")", ":", "-"].includes(mark);
  if (at === index + 1 && (!ends || mark === "-")) return undefined;
  if (!ends && wordAt(line, at) === "") return undefined;
  return {
    value: { kind: "label", letter: at === index + 2 && word !== "t" ? word.toUpperCase() : "" },
    next: at + (ends ? 1 : 0),
  };
}
