/** An import on offer: what is settled, what is still asked, and what each button would do. */
import { z } from "zod";
import { clipped } from "../chat/storable.ts";
import type { LoadUnit } from "../log/entry.ts";
import { formatThousands } from "../units/decimal.ts";
import { nearestTo } from "./exercise-called.ts";
import type { Choice, UnknownName } from "./to-workouts.ts";

const choice = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("exercise"), id: z.string() }),
  z.object({ kind: z.literal("new") }),
  z.object({ kind: z.literal("leave-out") }),
]);

/** The state of an offer, kept until the athlete imports or declines. */
export const offer = z.object({
  import: z.literal(true),
  sha256: z.string(),
  fileName: z.string(),
  unit: z.enum(["kg", "lb"]),
  /** By the app's name for the exercise. */
  choices: z.array(z.tuple([z.string(), choice])),
  /** Grows with every press, so that a button of an earlier message does nothing. */
  step: z.number().int(),
});
export type Offer = z.infer<typeof offer>;

export type OfferOption = { label: string } & (
  | { kind: "choose"; names: string[]; choice: Choice }
  | { kind: "unit"; unit: LoadUnit }
  | { kind: "import" }
  | { kind: "cancel" }
);

/**
 * The buttons of an offer, in order.
 *
 * @param unknown names nobody has placed yet; the first of them is asked about
 * @param nameOf what an exercise id is called
 */
export function offerOptions(by: {
  unit: LoadUnit;
  unitKnown: boolean;
  unknown: readonly UnknownName[];
  workouts: number;
  aliases: ReadonlyMap<string, string>;
  nameOf: (id: string) => string;
}): OfferOption[] {
  const { unknown, unit } = by;
  const other = unit === "kg" ? "lb" : "kg";
  const options: OfferOption[] = [];
  const [first] = unknown;
  if (first) {
    const names = [first.name];
    for (const id of nearestTo(first.name, by.aliases))
      options.push({ kind: "choose", label: clipped(by.nameOf(id), 40), names, choice: { kind: "exercise", id } });
    options.push(
      { kind: "choose", label: `Add “${clipped(first.name, 32)}” as new`, names, choice: { kind: "new" } },
      { kind: "choose", label: "Leave it out", names, choice: { kind: "leave-out" } },
    );
    if (unknown.length > 1)
      options.push({
        kind: "choose",
        label: `Add all ${unknown.length} as new`,
        names: unknown.map(({ name }) => name),
        choice: { kind: "new" },
      });
  }
  if (!by.unitKnown) options.push({ kind: "unit", label: `The loads are in ${other}`, unit: other });
  if (!first && by.workouts > 0)
    options.push({
      kind: "import",
      label: by.workouts === 1 ? "Import 1 workout" : `Import ${formatThousands(by.workouts)} workouts`,
    });
  options.push({ kind: "cancel", label: "Cancel" });
  return options;
}

/** The offer after a press; importing and declining end it and are not for here. */
export function afterPress(state: Offer, option: Extract<OfferOption, { kind: "choose" | "unit" }>): Offer {
  const step = state.step + 1;
  if (option.kind === "unit") return { ...state, unit: option.unit, step };
  const chosen = option.names.map((name): [string, Choice] => [name, option.choice]);
  return { ...state, choices: [...state.choices, ...chosen], step };
}
