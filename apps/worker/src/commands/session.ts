/** `/start` and `/end`: a gym visit from its first word to its grade. */
import { greeting } from "@spotter/core/answer/greeting";
import { reviewBlocks, type VisitReview } from "@spotter/core/answer/session";
import type { Button } from "@spotter/core/chat/reply";
import { strong, text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import { wordsOf } from "@spotter/core/chat/words";
import type { CommandArgs } from "@spotter/core/command/parse";
import { knownExercise } from "@spotter/core/exercise/known";
import { sameTitle } from "@spotter/core/session/likeness";
import { QUIET_MINUTES } from "@spotter/core/session/open";
import { localTime } from "@spotter/core/time/local";
import { endRest } from "@spotter/db/queries/rest-timers";
import { setsOfWorkout } from "@spotter/db/queries/sets";
import {
  beginVisit,
  latestVisit,
  openVisit,
  removeUnusedVisits,
  updateVisit,
  type Visit,
} from "@spotter/db/queries/visits";
import { celebrate } from "../claude/celebrate.ts";
import { deadlineIn } from "../claude/deadline.ts";
import type { Model } from "../claude/model.ts";
import { limitFor, outside } from "../claude/outside.ts";
import type { Deps } from "../conversation/drain.ts";
import { type Answer, isGroup, type Outcome, type Turn, today } from "../turn.ts";
import { outlookOf } from "../visit/outlook.ts";
import { reviewVisit } from "../visit/review.ts";

const LONGEST_TITLE = 60;
/** A line of praise is not worth a longer wait. */
const PRAISE_SEC = 6;
/** A visit that ended by itself is still worth a summary this long. */
const LATE_END_MS = 12 * 3_600_000;

/** Telegram sends a bare `/start` for whoever opens the bot: that first one is a hello. */
export async function start(turn: Turn, args: CommandArgs): Promise<Outcome> {
  const { tx, athlete, at } = turn;
  if (!isGroup(turn) && !athlete.greetedAt && args.title === undefined) return { answers: [{ blocks: greeting() }] };
  const title = args.title === undefined ? undefined : clipped(args.title, LONGEST_TITLE);
  const open = await openVisit(tx, { athleteId: athlete.id, at });
  const before = open && (await hasSets(turn, open)) ? open : undefined;
  if (before && !isAnother(before, title)) return goOn(turn, before, title);
  if (before) await updateVisit(tx, { id: before.id, athleteId: athlete.id, set: { closedAt: before.endedAt ?? at } });
  await removeUnusedVisits(tx, athlete.id);
  await beginVisit(tx, { athleteId: athlete.id, day: today(turn), at, timeZone: athlete.timeZone, title });
  const { agenda, planned } = await outlookOf(turn);
  const names = agenda.map(({ exerciseId }) => knownExercise(exerciseId, athlete).name);
  const closed = before?.title ? `${capital(before.title)} is closed. ` : "";
  const begun = `${closed}${title === undefined ? "Session" : capital(title)} begun.`;
  const usual =
    names.length === 0
      ? " Log your sets as you go; /end closes it."
      : ` ${planned ? "Planned" : "Usually"}: ${names.join(", ")}.`;
  return {
    answers: [
      {
        blocks: [text(strong(begun), usual)],
        ...(names.length > 0 && { buttons: [[{ label: "Next", action: `next:${athlete.id}` }]] }),
        data: { session: { title, startedAt: at.toISOString() }, agenda },
      },
    ],
  };
}

/** Whether a title begins another visit: who is at push and starts legs has moved on, who is at nothing names it. */
function isAnother({ title }: Visit, begun: string | undefined): boolean {
  return title !== null && begun !== undefined && !sameTitle(title, begun);
}

async function goOn({ tx, athlete }: Turn, open: Visit, title: string | undefined): Promise<Outcome> {
  if (title !== undefined) await updateVisit(tx, { id: open.id, athleteId: athlete.id, set: { title } });
  const since = open.startedAt ? ` since ${localTime(open.startedAt, athlete.timeZone)}` : "";
  const named = title === undefined ? "" : ` It is called ${title} now.`;
  return {
    answers: [
      {
        blocks: [text(`Your session is open${since}.${named} /end closes it.`)],
        data: { session: { title: title ?? open.title, startedAt: open.startedAt?.toISOString() } },
      },
    ],
  };
}

export async function end(turn: Turn, _args: CommandArgs, { model }: Pick<Deps, "model">): Promise<Outcome> {
  const { tx, athlete, at } = turn;
  const open = (await openVisit(tx, { athleteId: athlete.id, at })) ?? (await endedByItself(turn));
  if (!open) return say("No session is open. Your first set opens one, and so does /start.");
  await endRest(tx, athlete.id);
  if (!(await hasSets(turn, open))) {
    await removeUnusedVisits(tx, athlete.id);
    return say("Session closed. Nothing was logged in it, so nothing is kept.");
  }
  const isOver = open.endedAt !== null && at.getTime() - open.endedAt.getTime() > QUIET_MINUTES * 60_000;
  const closedAt = isOver && open.endedAt ? open.endedAt : at;
  await updateVisit(tx, { id: open.id, athleteId: athlete.id, set: { closedAt } });
  const review = await reviewVisit(turn, { ...open, closedAt });
  return { answers: [answerOf(turn, open.id, { ...review, praise: await praised(turn, model, review) })] };
}

/** A model's line in private, where there is a model and it answers soon; else our own. */
async function praised(turn: Turn, model: Model | undefined, review: VisitReview): Promise<string> {
  if (!model || isGroup(turn)) return review.praise;
  const { unit, timeZone } = turn.athlete;
  const limitSec = Math.min(PRAISE_SEC, limitFor(turn, model.timeoutSec));
  const summary = wordsOf(reviewBlocks(review, { unit, today: today(turn) }));
  const asked = await outside(turn, {
    purpose: "praise",
    limitSec,
    work: (id) => celebrate(model, { summary, athlete: { id, timeZone }, deadline: deadlineIn(limitSec) }),
  });
  return asked === "lost" ? review.praise : (asked.line ?? review.praise);
}

/** The summary of a visit, with a button that explains its grade. */
export async function reviewAnswer(turn: Turn, visit: Visit): Promise<Answer & { data: object }> {
  return answerOf(turn, visit.id, await reviewVisit(turn, visit));
}

function answerOf(turn: Turn, visitId: number, review: VisitReview): Answer & { data: object } {
  const { letter } = review.grade;
  const why: Button[][] = letter === undefined ? [] : [[{ label: `Why ${letter}?`, action: `why:${visitId}` }]];
  return {
    blocks: reviewBlocks(review, { unit: turn.athlete.unit, today: today(turn) }),
    ...(why.length > 0 && { buttons: why }),
    data: { session: { id: visitId, ...review } },
  };
}

async function endedByItself({ tx, athlete, at }: Turn): Promise<Visit | undefined> {
  const latest = await latestVisit(tx, athlete.id);
  const endedAt = latest?.endedAt;
  if (!latest || latest.closedAt || !endedAt) return undefined;
  const agoMs = at.getTime() - endedAt.getTime();
  return agoMs >= 0 && agoMs <= LATE_END_MS ? latest : undefined;
}

async function hasSets({ tx, athlete }: Turn, { id }: Visit): Promise<boolean> {
  return (await setsOfWorkout(tx, { athleteId: athlete.id, workoutId: id })).length > 0;
}

function say(words: string): Outcome {
  return { answers: [{ blocks: [text(words)] }] };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
