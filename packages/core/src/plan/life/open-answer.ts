/** Answers a draft's question: its piece is placed, kept as a note or left out, and struck from what is open. */
import { ownPhrase } from "../../exercise/own-name.ts";
import type { PlanAmbiguity, PlanContext, PlanItem } from "../plan.ts";
import { readPlan } from "../read.ts";
import { amountIn, merged } from "./edit-amount.ts";
import type { EditContext } from "./edit-said.ts";
import type { LivePlan } from "./live-plan.ts";
import { hasNumber } from "./open.ts";
import { type Choice, choicesFor, type OpenAnswer } from "./open-choice.ts";
import { grafted, withWords } from "./open-words.ts";

type Written = LivePlan & { words: string };
type Unknown = Extract<PlanAmbiguity, { kind: "unknown-exercise" }>;

/**
 * @param answer with a name for a new exercise already made one: `exercise`
 * @returns the draft; `undefined` where the words mean nothing in that place
 */
export function answered(
  plan: Written,
  open: PlanAmbiguity,
  answer: Exclude<OpenAnswer, { kind: "new" }>,
  context: EditContext,
): LivePlan | undefined {
  switch (answer.kind) {
    case "leave":
      return { ...plan, ambiguities: plan.ambiguities.filter((one) => !isSame(one, open)) };
    case "note":
      return {
        ...plan,
        ambiguities:
          open.kind === "number"
            ? plan.ambiguities.filter((one) => !isSame(one, open))
            : plan.ambiguities.map((one) => (isSame(one, open) ? { kind: "note", quote: one.quote } : one)),
      };
    case "exercise":
      return open.kind === "unknown-exercise" ? named(plan, open, answer.id, context.reader) : undefined;
    case "words":
      return open.kind === "number"
        ? meant(plan, open, answer.words, context)
        : rephrased(plan, open, answer.words, context.reader);
  }
}

/** What typed words answer: a suggestion by its name, an exercise by any of its names, or the piece in other words. */
export function typedAnswer(plan: Written, open: PlanAmbiguity, typed: string, context: EditContext): OpenAnswer {
  const said = ownPhrase(typed).replace(/[.!]+$/, "");
  if (/^(?:leave|drop|skip|forget|ignore|remove)(?: (?:it|that|this))?(?: out)?$|^(?:no|none|nothing)$/.test(said))
    return { kind: "leave" };
  if (/^(?:keep(?: (?:it|that))?(?: as)?(?: a)?(?: note)?|(?:a )?note)$/.test(said)) return { kind: "note" };
  const choice = choicesFor(plan, open, context).find((one) => isNamed(one, said));
  if (choice) return choice.answer;
  if (open.kind === "unknown-exercise") {
    if (/^(?:add(?: it)?(?: as)?(?: new)?|(?:a )?new(?: one)?)$/.test(said))
      return { kind: "new", name: open.name ?? open.quote };
    const id = /\d/.test(said) ? undefined : context.exercise(said);
    if (id !== undefined) return { kind: "exercise", id };
  }
  return { kind: "words", words: typed.trim() };
}

/** `reps` names `5 reps`. */
function isNamed({ label }: Choice, said: string): boolean {
  const name = label.toLowerCase();
  return name === said || name.replace(/\d+(?:[.,]\d+)?/, "").trim() === said;
}

function isSame(a: PlanAmbiguity, b: PlanAmbiguity): boolean {
  return a.kind === b.kind && a.quote === b.quote && (a.kind !== "number" || b.kind !== "number" || a.of === b.of);
}

/** The name is that exercise wherever the plan has it. */
function named(plan: Written, open: Unknown, id: string, reader: PlanContext): LivePlan | undefined {
  const context = without(open, reader);
  const before = readPlan(plan.words, context);
  const aliases = new Map([...(context.aliases ?? []), [nameIn(open), id] as const]);
  const after = readPlan(plan.words, { ...reader, aliases });
  const sessions = grafted(plan.sessions, before.sessions, after.sessions);
  if (!sessions) return undefined;
  const still = new Set(after.ambiguities.map(({ quote }) => quote));
  const read = new Set(before.ambiguities.map(({ quote }) => quote));
  const ambiguities = plan.ambiguities.filter(
    (one) => one.kind === "number" || still.has(one.quote) || !read.has(one.quote),
  );
  return { ...plan, sessions, ambiguities };
}

/** What the reader knew when the name was unknown: it may have been learned since. */
function without(open: Unknown, reader: PlanContext): PlanContext {
  const name = nameIn(open);
  return { ...reader, aliases: new Map([...(reader.aliases ?? [])].filter(([phrase]) => phrase !== name)) };
}

function nameIn({ name, quote }: Unknown): string {
  return (name ?? quote).toLowerCase();
}

/** The number at its items is what the words make of it. */
function meant(
  plan: Written,
  open: Extract<PlanAmbiguity, { kind: "number" }>,
  words: string,
  context: EditContext,
): LivePlan | undefined {
  let found = false;
  const sessions = plan.sessions.map((session) => ({
    ...session,
    items: session.items.map((item): PlanItem => {
      if (!hasNumber(item, open)) return item;
      const amount = amountIn(`${"exercise" in item ? "bench press" : item.activity} ${words}`, context);
      if (!amount || amount.note !== undefined) return item;
      found = true;
      const { note = "", ...rest } = item;
      const left = note.slice(open.quote.length).trim();
      return { ...merged(rest, amount), ...(left !== "" && { note: left }) };
    }),
  }));
  if (!found) return undefined;
  return { ...plan, sessions, ambiguities: plan.ambiguities.filter((one) => !isSame(one, open)) };
}

function rephrased(plan: Written, open: PlanAmbiguity, words: string, reader: PlanContext): LivePlan | undefined {
  const context = open.kind === "unknown-exercise" ? without(open, reader) : reader;
  const now = withWords(plan, readPlan(plan.words, context), { quote: open.quote, words, context });
  return now && { ...now, ambiguities: plan.ambiguities.filter((one) => !isSame(one, open)) };
}
