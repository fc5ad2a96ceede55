/** Setting how much a plan asks for: `make Wednesday 4 sets`, `bench 4x6 @8`, `long run 18 km`. */
import type { PlanItem } from "../plan.ts";
import { readPlan } from "../read.ts";
import { changed, type EditContext, type EditResult, type Said } from "./edit-said.ts";
import { bare, isCalled, itemCalled, withoutFiller, withoutName } from "./edit-subject.ts";
import type { LiveSession } from "./live-plan.ts";

type Amount = Omit<PlanItem, "exercise" | "activity">;

/** What an amount begins with. */
const AMOUNT = /(?:^| )(?:to |at |be |by |is )?(?<amount>(?:@|rpe|rir|rest|zone|z\d|amrap|tempo|\d).*)$/;
/** Read by the plan reader behind the name of anything that is lifted, or run. */
const ANY_LIFT = "bench press";

/** What is no amount, though the plan reader would take it for a note on one. */
const NO_NOTE =
  /\b(?:make|set|swap|replace|move|drop|remove|skip|cancel|instead of|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/;

/** @param only of the items meant those alone that pass */
export function setAmounts(
  { plan, words, scope, meant, context }: Said,
  only: (item: PlanItem) => boolean = () => true,
): EditResult {
  const match = AMOUNT.exec(words);
  const amount = match?.groups?.amount;
  if (amount === undefined) return { kind: "not-understood" };
  const subject = withoutFiller(bare(words.slice(0, match!.index).replace(/(?:(?:^| )(?:to|at|be)|:)$/, "")));
  if (subject === "" && Object.keys(scope).length === 0) return { kind: "not-understood" };
  const lift = figuresIn(`${ANY_LIFT} ${amount}`, context);
  const outing = (sport: string) => figuresIn(`${sport} ${amount}`, context);
  if (!lift && !outing("run")) return { kind: "not-understood" };
  if (NO_NOTE.test(lift?.note ?? "") || NO_NOTE.test(outing("run")?.note ?? "")) return { kind: "not-understood" };
  const isItem = subject === "" ? () => true : itemCalled(subject, context);
  return changed(plan, subject === "" ? "that day" : subject, (session) => {
    if (!meant(session)) return session;
    const whole = subject !== "" && !session.items.some(isItem) && isCalled(session, subject, context);
    const items = session.items.map((item): PlanItem => {
      if ((!whole && !isItem(item)) || !only(item)) return item;
      const read = "exercise" in item ? lift : outing(item.activity);
      return read && suits(item, read, session) ? merged(item, read) : item;
    });
    return { ...session, items };
  });
}

/** A distance is for what is run, and sets are for what is lifted. */
function suits(item: PlanItem, amount: Amount, session: LiveSession): boolean {
  if ("exercise" in item) return true;
  const repeated = amount.meters !== undefined || amount.seconds !== undefined || amount.zone !== undefined;
  return repeated || session.items.every((one) => "activity" in one);
}

/** An amount that says more than a note: a number nobody understands is none. */
function figuresIn(words: string, context: EditContext): Amount | undefined {
  const amount = amountIn(words, context);
  return amount && Object.keys(amount).some((field) => field !== "note") ? amount : undefined;
}

/** What words say of an item as far as they are figures: `5k` of a run. */
export function figuresOf(item: PlanItem, words: string, context: EditContext): Amount | undefined {
  const figures = figuresIn(`${"exercise" in item ? ANY_LIFT : item.activity} ${words}`, context);
  if (!figures) return undefined;
  const { note: _, ...told } = figures;
  return told;
}

/** What the plan reader makes of an amount; `undefined` where it is none. */
export function amountIn(words: string, { reader }: EditContext): Amount | undefined {
  const { sessions } = readPlan(words, reader);
  const [item] = sessions[0]?.items ?? [];
  if (sessions.length !== 1 || !item) return undefined;
  const { sets, ...rest } = withoutName(item);
  // One set is read into an amount that says nothing of sets.
  const amount = sets === undefined || (sets === 1 && !/\bsets?\b|\d ?[x×]/.test(words)) ? rest : { ...rest, sets };
  return Object.keys(amount).length === 0 ? undefined : amount;
}

/** What is told takes the place of what it is told instead of. */
export function merged(item: PlanItem, amount: Amount): PlanItem {
  const kept = { ...item };
  const drop = (...keys: (keyof Amount)[]) => {
    for (const key of keys) delete kept[key];
  };
  if (amount.reps !== undefined || amount.repsMin !== undefined || amount.amrap)
    drop("reps", "repsMin", "repsMax", "amrap");
  if (amount.kg !== undefined) drop("percent1rm");
  if (amount.percent1rm !== undefined) drop("kg");
  if (amount.rpe !== undefined) drop("rir");
  if (amount.rir !== undefined) drop("rpe");
  if (amount.meters !== undefined && amount.seconds === undefined) drop("seconds");
  if (amount.seconds !== undefined && amount.meters === undefined) drop("meters");
  return { ...kept, ...amount };
}
