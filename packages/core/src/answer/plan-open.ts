/** What a draft leaves open, in words: its questions with their quotes, the one being asked, and what stays as notes. */
import { type Block, code, type Span, strong, text } from "../chat/reply.ts";
import { clipped } from "../chat/storable.ts";
import { SPORTS, type Sport } from "../log/entry.ts";
import { sportName } from "../log/sport-name.ts";
import type { LivePlan } from "../plan/life/live-plan.ts";
import { notesIn, openIn } from "../plan/life/open.ts";
import type { PlanAmbiguity } from "../plan/plan.ts";

const MOST = 5;
const LONGEST_QUOTE = 120;

type Names = (exerciseId: string) => string;

/** The open questions of a draft as a list, and then the first of them. @param all however many there are */
export function openBlocks(plan: LivePlan, nameOf: Names, all = false): Block[] {
  const open = openIn(plan);
  const [first] = open;
  if (!first) return [];
  const shown = all ? open : open.slice(0, MOST);
  const more = open.length - shown.length;
  const items = shown.map((one): Span[] => [quoted(one.quote), ...aside(one, nameOf)]);
  const list: Block = { kind: "list", items: [...items, ...(more > 0 ? [[`… and ${more} more`]] : [])] };
  return [
    ...(open.length === 1 ? [text("One thing is open:")] : [text(`${open.length} things are open:`), list]),
    text(
      strong(quoted(open.length === 1 ? first.quote : clipped(first.quote, 60))),
      `: ${asked(first, nameOf)} Tap, or say it: `,
      code(`/plan answer ${example(first)}`),
    ),
  ];
}

/** What stays beside a plan as it was written. */
export function planNoteBlocks(plan: LivePlan, all = false): Block[] {
  const notes = notesIn(plan);
  if (notes.length === 0) return [];
  const shown = all ? notes : notes.slice(0, MOST);
  const more = notes.length - shown.length;
  return [
    text(notes.length === 1 ? "Kept as a note:" : "Kept as notes:"),
    { kind: "list", items: [...shown.map((note) => [quoted(note)]), ...(more > 0 ? [[`… and ${more} more`]] : [])] },
  ];
}

/** Whether there is more of open questions or notes than a first look shows. */
export function hidesOpen(plan: LivePlan): boolean {
  return openIn(plan).length > MOST || notesIn(plan).length > MOST;
}

function aside(one: PlanAmbiguity, nameOf: Names): Span[] {
  switch (one.kind) {
    case "unknown-exercise":
      return [" an exercise I don't know"];
    case "number":
      return [` at ${subject(one.of, nameOf)}`];
    case "unplaced":
      return [" not all of it is placed"];
    case "rule":
    case "note":
      return [];
  }
}

function subject(of: string, nameOf: Names): string {
  return isSport(of) ? sportName(of) : nameOf(of);
}

function isSport(of: string): of is Sport {
  return (SPORTS as readonly string[]).includes(of);
}

function asked(one: PlanAmbiguity, nameOf: Names): string {
  switch (one.kind) {
    case "unknown-exercise":
      return "which exercise is that? I'll remember.";
    case "number":
      return `what does it count at ${subject(one.of, nameOf)}?`;
    case "unplaced":
    case "rule":
    case "note":
      return "what does that mean?";
  }
}

function example(one: PlanAmbiguity): string {
  switch (one.kind) {
    case "unknown-exercise":
      return "goblet squat";
    case "number":
      return isSport(one.of) ? `${one.quote} min` : `${one.quote} reps`;
    case "unplaced":
    case "rule":
    case "note":
      return "Thu plank 3x60s";
  }
}

function quoted(quote: string): string {
  return `“${clipped(quote, LONGEST_QUOTE)}”`;
}
