/** What one clause says by itself. */
import type { Clause } from "./clause.ts";
import type { Draft, Said } from "./draft.ts";
import { joined } from "./draft.ts";
import type { Hit } from "./hit.ts";
import { meaningOf } from "./hit.ts";
import type { Item } from "./item.ts";
import { isNegated } from "./negation.ts";
import type { NoteKind } from "./observation.ts";
import { painsIn } from "./pain.ts";
import { restIn } from "./rest.ts";
import { mergedDrafts } from "./settle.ts";
import { sleepFeel } from "./sleep.ts";
import { isOfSomebodyElse } from "./somebody.ts";
import { opposite, verdictOf } from "./verdict.ts";

/** Told of the future or of a wish. */
const AHEAD = /^(?:gonna|will|tomorrow|tmrw|tmr|hopefully|hope|hoping|wont|shall)$/;

export function draftsOf(items: readonly Item[], clause: Clause, before: Said | undefined): Draft[] {
  if (items.slice(clause.from, clause.next).some((item) => AHEAD.test(item.text))) return [];
  const told = before?.drafts.at(-1);
  const rest = restIn(items, clause, told?.kind === "rest" ? told : undefined);
  const taken = (hit: Hit) =>
    rest !== undefined && hit.from < rest.next && rest.from < hit.next && !meaningOf(hit, "topic");
  const hits = clause.hits.filter((hit) => !taken(hit));
  const pains = hits.filter((hit) => isPain(items, clause, hit));
  const drafts: Draft[] = pains.length > 0 ? painsIn(items, clause, pains) : painsGoneOn(items, clause, before);
  if (pains.length === 0 && drafts.length > 0) return drafts;
  if (rest) drafts.push(rest);
  for (const hit of hits) {
    if (pains.includes(hit)) continue;
    if (pains.length > 0 && isCause(items, hit)) continue;
    const draft = plainDraft(items, clause, hit, before);
    if (draft?.kind === "effort" && !draft.subject && isManner(items, drafts.at(-1), hit)) continue;
    if (draft?.kind !== "pain" || draft.bodyPart) drafts.push(...(draft ? [draft] : []));
    else if (pains.length === 0) drafts.push(...painsIn(items, clause, [hit], draft));
  }
  const own = isOfSomebodyElse(items, clause) ? drafts.filter(({ kind }) => !OF_A_BODY.has(kind)) : drafts;
  return mergedDrafts(own.sort((a, b) => a.from - b.from));
}

const OF_A_BODY: ReadonlySet<NoteKind> = new Set(["pain", "fatigue", "technique", "effort", "illness", "equipment"]);

/** "knee 3/10 on set 2 and 5/10 on set 4": another figure for what hurt before, of another set. */
function painsGoneOn(items: readonly Item[], clause: Clause, before: Said | undefined): Draft[] {
  const figure = clause.hits.find((hit) => meaningOf(hit, "pain")?.scale);
  const hurt = before?.drafts.filter((draft) => draft.kind === "pain" && draft.given) ?? [];
  const placed = items.slice(clause.from, clause.next).some((item) => item.kind === "set");
  if (!figure || hurt.length === 0 || !placed || before?.pointers.length === 0) return [];
  const severity = meaningOf(figure, "pain")?.severity;
  const { from, next } = figure;
  return hurt.map((draft) => ({ ...draft, from, next, subject: true, ...(severity !== undefined && { severity }) }));
}

/** Pain needs something that can hurt, or a word that means nothing else. */
function isPain(items: readonly Item[], clause: Clause, hit: Hit): boolean {
  const unhurt = meaningOf(hit, "unhurt");
  if (unhurt) return true;
  const pain = meaningOf(hit, "pain");
  if (!pain) return false;
  const sure = hit.meanings.some((meaning) => meaning.role === "pain" && meaning.sure);
  const covered = clause.hits.filter(
    (other) =>
      other !== hit && !meaningOf(other, "pain") && !meaningOf(other, "unhurt") && !isMerelyNamed(items, other),
  );
  const free = items
    .slice(clause.from, clause.next)
    .some(
      (item, index) =>
        item.kind === "body" &&
        !covered.some((other) => other.from <= clause.from + index && clause.from + index < other.next) &&
        (!item.named.limb || pain.severity !== undefined || sure),
    );
  if (free) return pain.severity !== undefined || sure || !attributedElsewhere(clause, hit);
  if (!sure || pain.scale) return false;
  if (meaningOf(hit, "says")) return false;
  const toll = items.slice(hit.from, hit.next).some((item) => item.symbol === "hurt");
  return !(toll && hurting(items, clause, hit));
}

/** "fingers sore from the hook grip": gear that only caused the pain, nothing being said of it. */
function isCause(items: readonly Item[], hit: Hit): boolean {
  if (meaningOf(hit, "says")?.kind !== "equipment" && !meaningOf(hit, "thing")) return false;
  const article = /^(?:the|my|a|that)$/.test(items[hit.from - 1]?.text ?? "");
  return items[hit.from - (article ? 2 : 1)]?.text === "from";
}

/** "hips rising too fast", "allergies killing me": how what was told before showed. */
function isManner(items: readonly Item[], before: Draft | undefined, hit: Hit): boolean {
  if (!before || before.next > hit.from || !items.slice(before.next, hit.from).every((item) => item.soft)) return false;
  return (
    before.kind === "illness" || (before.kind === "technique" && /^(?:too|so|fast|early)$/.test(items[hit.from]!.text))
  );
}

/** A hit that is a part of the body and nothing more. */
function isMerelyNamed(items: readonly Item[], hit: Hit): boolean {
  return hit.next === hit.from + 1 && items[hit.from]!.kind === "body";
}

/** "bad form and sore knees": a loose word next to a topic of its own. */
function attributedElsewhere(clause: Clause, hit: Hit): boolean {
  return clause.hits.some((other) => (other.from === hit.next || other.next === hit.from) && meaningOf(other, "topic"));
}

function plainDraft(items: readonly Item[], clause: Clause, hit: Hit, before: Said | undefined): Draft | undefined {
  const span = { from: hit.from, next: hit.next };
  const thing = clause.hits.find((other) => meaningOf(other, "thing"));
  if (meaningOf(hit, "state") && thing) return { kind: "equipment", ...joined({ kind: "equipment", ...span }, thing) };
  const place = clause.hits.find((other) => meaningOf(other, "place"));
  const beside = place && (place.from < hit.from || place.from === hit.next);
  if (
    meaningOf(hit, "crowd") &&
    beside &&
    !items.slice(clause.from, clause.next).some((item) => item.kind === "exercise")
  )
    return { kind: "environment", lone: true, ...joined({ kind: "environment", ...span }, place) };
  const says = meaningOf(hit, "says");
  const gear = meaningOf(hit, "state") && clause.hits.find((other) => meaningOf(other, "says")?.kind === "equipment");
  if (gear && gear !== hit) return { kind: "equipment", ...joined({ kind: "equipment", ...span }, gear) };
  // "stroke felt relaxed" is of the stroke, "felt relaxed" of the athlete.
  const told = says?.kind === "mood" && meaningOf(hit, "eval") ? verdictOf(items, clause, hit, undefined) : undefined;
  if (told?.subject) return told;
  if (says?.kind === "mood" && meaningOf(hit, "crowd") && isBesideWeather(items, clause, hit))
    return { kind: "environment", ...span };
  if (says) {
    const denied = isNegated(items, clause, hit);
    if (says.kind === "illness" && denied) return undefined;
    const feel = says.kind === "sleep" ? sleepFeel(items, hit, says.feel ?? 0) : says.feel;
    return {
      kind: says.kind,
      ...span,
      ...(feel !== undefined && { feel: denied ? opposite(feel) : feel }),
      ...(says.lone && { lone: true }),
    };
  }
  const last = before?.drafts.at(-1);
  if (meaningOf(hit, "opposite")) {
    return last?.feel === undefined ? undefined : { kind: last.kind, feel: opposite(last.feel), ...span };
  }
  const effort = items.slice(hit.from, hit.next).some((item) => item.symbol === "hurt")
    ? hurting(items, clause, hit)
    : undefined;
  const verdict = effort ?? verdictOf(items, clause, hit, last?.kind);
  return verdict && !verdict.subject && last?.kind === "pain" && goesOnAboutPain(items, clause, verdict, hit)
    ? eased(items, clause, verdict, last)
    : verdict;
}

/** "sunny and calm": of the day, not of the athlete. */
function isBesideWeather(items: readonly Item[], clause: Clause, hit: Hit): boolean {
  return clause.hits.some((other) => {
    const [first, second] = other.from < hit.from ? [other, hit] : [hit, other];
    const between = items.slice(first.next, second.from);
    return (
      meaningOf(other, "says")?.kind === "environment" && between.every((item) => item.soft || item.text === "and")
    );
  });
}

/** "but fine once warm", "then ok", "right one worse", "worse on stairs": of what hurt before, not of the lift. */
function goesOnAboutPain(items: readonly Item[], clause: Clause, verdict: Draft, hit: Hit): boolean {
  if (!meaningOf(hit, "eval")?.plain) return false;
  if (clause.joint === "contrast" && verdict.feel !== -1) return true;
  if (items[clause.from - 1]?.text === "then") return verdict.feel !== -1;
  if (items.slice(clause.from, hit.from).some((item) => /^(?:felt|moved|overall|session|everything)$/.test(item.text)))
    return false;
  const sided = items.slice(clause.from, hit.from).some((item) => /^(?:left|right|one|other)$/.test(item.text));
  return sided || (hit.from === clause.from && /^(?:worse|worst|better)$/.test(items[hit.from]!.text));
}

/** "knees sore on squats but fine on lunges": well elsewhere; "but fine once warm" takes nothing back. */
function eased(items: readonly Item[], clause: Clause, verdict: Draft, pain: Draft): Draft | undefined {
  if (!items.slice(clause.from, clause.next).some((item) => item.kind === "exercise")) return undefined;
  const { from, next } = verdict;
  return {
    kind: "pain",
    severity: 0,
    ...(pain.bodyPart && { bodyPart: pain.bodyPart }),
    ...(pain.side && { side: pain.side }),
    subject: true,
    from,
    next,
  };
}

/** "that last set hurt" is effort. */
function hurting(items: readonly Item[], clause: Clause, hit: Hit): Draft | undefined {
  const set = items.slice(clause.from, clause.next).some((item) => item.kind === "set");
  const part = clause.hits.some(
    (other) => meaningOf(other, "topic")?.kind === "effort" && !/^(?:everything|all)$/.test(items[other.from]!.text),
  );
  return set || part ? { kind: "effort", feel: -1, from: hit.from, next: hit.next } : undefined;
}
