/** `/notes`: notes found again by a word, a body part or an exercise; `/pain`: the timeline of what hurt. */
import { foundNotesBlocks, painBlocks } from "@spotter/core/answer/notes";
import { code, text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { knownExercise } from "@spotter/core/exercise/known";
import { matchExercise } from "@spotter/core/exercise/match";
import { matchOwn } from "@spotter/core/exercise/own-name";
import { bodyPartNamed } from "@spotter/core/note/body-part-named";
import { NOTE_KINDS } from "@spotter/core/note/observation";
import { painTimeline } from "@spotter/core/note/pain-timeline";
import type { Option } from "@spotter/core/question/question";
import { painTold, toldNotes } from "@spotter/db/queries/told";
import { foundNote } from "../note/found-note.ts";
import { withButtons } from "../questions/ask.ts";
import { isGroup, type Outcome, type Turn, today } from "../turn.ts";

const PAGE = 8;
/** Words of the paging buttons, which say the command again. */
const PAGE_WORDS = / ?\bpage (\d{1,4})$/i;

export async function notes(turn: Turn, args: CommandArgs): Promise<Outcome> {
  if (isGroup(turn)) return inPrivate();
  const typed = args.about ?? "";
  const page = Math.max(0, Number(PAGE_WORDS.exec(typed)?.[1] ?? 1) - 1);
  const query = typed.replace(PAGE_WORDS, "").trim().slice(0, 80);
  const { tx, athlete } = turn;
  const { notes: found, total } = await toldNotes(tx, {
    athleteId: athlete.id,
    ...(query !== "" && { about: aboutOf(turn, query) }),
    limit: PAGE,
    offset: page * PAGE,
  });
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const blocks = foundNotesBlocks(
    found.map((note) => foundNote(note, athlete)),
    { ...(query !== "" && { query }), today: today(turn), page, pages, total },
  );
  const to = (nth: number, label: string): Option => ({
    kind: "run",
    label,
    words: `/notes ${query} page ${nth + 1}`.replace("  ", " "),
  });
  const options = [
    ...(page > 0 && total > 0 ? [to(page - 1, "Newer")] : []),
    ...(page < pages - 1 ? [to(page + 1, "Older")] : []),
  ];
  const data = { notes: found, total, page, pages };
  if (options.length === 0) return { answers: [{ blocks, data }] };
  return { answers: [{ ...(await withButtons(turn, { options }, blocks)), data }] };
}

/** All that a word can mean: a part of the body, an exercise by its exact name, a kind of observation, or itself. */
function aboutOf({ athlete }: Turn, query: string) {
  const word = query.toLowerCase();
  return {
    word,
    bodyPart: bodyPartNamed(query),
    exerciseId: matchOwn(query, athlete.own, false) ?? matchExercise(query, athlete.aliases),
    kind: NOTE_KINDS.find((kind) => kind === word),
  };
}

export async function pain(turn: Turn, args: CommandArgs): Promise<Outcome> {
  if (isGroup(turn)) return inPrivate();
  const { tx, athlete } = turn;
  const part = args.part === undefined ? undefined : bodyPartNamed(args.part);
  if (args.part !== undefined && part === undefined)
    return {
      answers: [
        {
          blocks: [
            text(
              "I keep pain by parts such as knee, shoulder or lower back. For other words: ",
              code(`/notes ${args.part.slice(0, 40)}`),
            ),
          ],
        },
      ],
    };
  const told = await painTold(tx, { athleteId: athlete.id, bodyPart: part });
  const parts = painTimeline(told);
  const blocks = painBlocks(parts, {
    today: today(turn),
    ...(part !== undefined && { only: part }),
    exerciseName: (id) => knownExercise(id, athlete).name,
  });
  return { answers: [{ blocks, data: { pain: parts } }] };
}

/** What hurts is not for the group. */
function inPrivate(): Outcome {
  return { answers: [{ blocks: [text("Ask me in our private chat: that is not for the group.")] }] };
}
