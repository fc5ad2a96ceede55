/** What a decoupling figure means, and when it means nothing. */
import type { Decoupling } from "../endurance/decoupling.ts";
import { formatDecimal } from "../units/decimal.ts";
import type { SessionAnalysis } from "./analysis.ts";

/** Friel's convention, not physiology: under 5 % counts as steady. */
const STEADY_PERCENT = 5;
const STRONG_PERCENT = 10;
/** Samples of 40 minutes: shorter efforts drift too little to tell from warming up. */
const LEAST_SAMPLES = 40 * 60;
/** Above this ratio of NP to mean power the effort was not steady enough to compare halves. */
const MOST_VARIABILITY = 1.1;

/** One line: the figure and its meaning, positive = drift. */
export function decouplingInWords(decoupling: Decoupling, { computed }: SessionAnalysis): string {
  const figure = `${decoupling.kind} decoupling ${formatDecimal(decoupling.percent, 1)} %`;
  const { normalizedPower, avgPower } = computed;
  const isUneven = normalizedPower !== null && avgPower !== null && normalizedPower / avgPower > MOST_VARIABILITY;
  if (decoupling.samples < LEAST_SAMPLES) return `${figure}: too little data to mean much`;
  if (isUneven) return `${figure}: too uneven an effort to mean much`;
  return `${figure}: ${meaning(decoupling)}`;
}

function meaning({ kind, percent }: Decoupling): string {
  const output = kind === "Pw:HR" ? "power" : "speed";
  if (percent > STRONG_PERCENT) return `strong drift, far less ${output} per heartbeat in the second half`;
  if (percent > STEADY_PERCENT) return `some drift, less ${output} per heartbeat in the second half`;
  if (percent >= -STEADY_PERCENT) return `steady, ${output} per heartbeat held`;
  return `more ${output} per heartbeat in the second half`;
}
