/** What a phrase of the lexicons contributes to an observation. */
import type { Feel, NoteKind } from "./observation.ts";

export type Meaning =
  /** Says it all by itself. `lone`: side by side each stays an observation of its own. */
  | { role: "says"; kind: NoteKind; feel?: Feel; lone?: true }
  /** Something that can be good or bad: `depth`, `sleep`, `the session`. */
  | { role: "topic"; kind: NoteKind }
  /** How it was. `plain` words (good, bad) fit any topic, the others are words of effort. */
  | {
      role: "eval";
      feel: Feel;
      plain: boolean /** Only of something named: low cadence, soft lockout. */;
      bound?: true;
    }
  /** Hurts, if a part of the body or the note's drift agrees. `sure`: says so without one. */
  | { role: "pain"; severity?: number; sure?: true /** A figure the athlete gave. */; scale?: true }
  /** Says that it did not hurt. */
  | { role: "unhurt" }
  /** The athlete had to stop. */
  | { role: "stopped" }
  /** Gear that is only worth a word where something is told of it, and what could be told. */
  | { role: "thing" }
  | { role: "state" }
  /** A place, and how it can be. */
  | { role: "place" }
  | { role: "crowd" }
  /** Turns what the clause before said: "squats not so much". */
  | { role: "opposite" }
  /** Looks like something above and is not. */
  | { role: "nothing" };

export type Lexicon = readonly (readonly [phrases: string, meaning: Meaning])[];

export function says(kind: NoteKind, feel?: Feel): Meaning {
  return feel === undefined ? { role: "says", kind } : { role: "says", kind, feel };
}

export function topic(kind: NoteKind): Meaning {
  return { role: "topic", kind };
}
