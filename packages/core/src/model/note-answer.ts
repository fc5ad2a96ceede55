/** What a model answers for a note, and what that comes to in observations. */
import { z } from "zod";
import type { Observation, Which } from "../note/observation.ts";
import { BODY_PARTS, NOTE_KINDS, SIDES } from "../note/observation.ts";

export const noteAnswer = z.object({
  observations: z.array(
    z.object({
      kind: z.enum(NOTE_KINDS),
      quote: z.string(),
      /** A number from 1, `last`, `all`, or empty. */
      set: z.string(),
      rep: z.string(),
      /** Exercise id, or empty. */
      exercise: z.string(),
      bodyPart: z.enum(["", ...BODY_PARTS]),
      side: z.enum(["", ...SIDES]),
      figures: z.array(z.object({ is: z.enum(["severity", "seconds", "feel"]), value: z.number() })),
    }),
  ),
});
export type NoteAnswer = z.infer<typeof noteAnswer>;

/** No note says more. */
const MOST = 60;

/** The observations an answer stands for. Nothing of it is checked against any text yet. */
export function observationsOf({ observations }: NoteAnswer): Observation[] {
  return observations.slice(0, MOST).map(({ kind, quote, set, rep, exercise, bodyPart, side, figures }) => {
    const figure = (is: (typeof figures)[number]["is"]) => figures.find((one) => one.is === is)?.value;
    const [severity, seconds, feel] = [figure("severity"), figure("seconds"), figure("feel")];
    const [ofSet, ofRep] = [whichOf(set), whichOf(rep)];
    return {
      kind,
      quote,
      ...(ofSet !== undefined && { set: ofSet }),
      ...(ofRep !== undefined && { rep: ofRep }),
      ...(exercise !== "" && { exercise }),
      ...(bodyPart !== "" && { bodyPart }),
      ...(side !== "" && { side }),
      ...(severity !== undefined && { severity }),
      ...(seconds !== undefined && { seconds }),
      ...((feel === -1 || feel === 0 || feel === 1) && { feel }),
    };
  });
}

function whichOf(told: string): Which | undefined {
  if (told === "last" || told === "all") return told;
  return /^[1-9]\d?$/.test(told) ? Number(told) : undefined;
}
