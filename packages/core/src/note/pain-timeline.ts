/** Pain as it was told over time, part by part. */
import type { BodyPart, Side } from "./observation.ts";

export type PainTime = {
  day: string;
  quote: string;
  /** 0 (told to be absent) to 10; absent where no word carries one. */
  severity?: number;
  exerciseId?: string;
};

export type PainTold = PainTime & { bodyPart?: BodyPart; side?: Side };

export type PainPart = {
  bodyPart?: BodyPart;
  side?: Side;
  /** Newest first. */
  times: PainTime[];
  /** The highest severity told. */
  worst?: number;
};

/**
 * One entry a part and side, the one told last first. A part that was only ever told to be fine is none.
 *
 * @param told newest first
 */
export function painTimeline(told: readonly PainTold[]): PainPart[] {
  const parts = Map.groupBy(told, ({ bodyPart = "", side = "" }) => `${side} ${bodyPart}`);
  return [...parts.values()]
    .filter((times) => times.some(({ severity }) => severity !== 0))
    .map((times) => {
      const [{ bodyPart, side }] = times as [PainTold];
      const rated = times.flatMap(({ severity }) => severity ?? []);
      const worst = Math.max(...rated);
      return {
        ...(bodyPart !== undefined && { bodyPart }),
        ...(side !== undefined && { side }),
        times: times.map(({ bodyPart: _, side: __, ...time }) => time),
        ...(rated.length > 0 && { worst }),
      };
    });
}
