/** Cuts a plan into lines and blanks what only decorates them: bullets, ordinals, Markdown. */
import { normalise } from "../log/normalise.ts";

/** A line as typed and as plain text of the same length. */
export type PlanLine = {
  typed: string;
  plain: string;
  /** The exact piece of the plan it was made of. */
  quote: string;
  /** White space in front, in characters. */
  indent: number;
  bullet: boolean;
  /** An empty line, or nothing at all, stands before it. */
  parted: boolean;
  /** A table's row told as a line; what it names holds for itself alone. */
  told?: true;
  /** A table's header, of which the rows tell all that is known. */
  header?: true;
  /** Marked as a heading by the way it is written. */
  headed?: true;
};

/** Longer lines are cut at a space, so that no line costs much. */
const LONGEST_LINE = 3000;

/** The lines with something on them; decoration becomes spaces in `plain` alone. */
export function planLines(text: string): PlanLine[] {
  const lines: PlanLine[] = [];
  let parted = true;
  for (const whole of text.split(/\r\n|[\n\r\u2028\u2029\u0085]/)) {
    if (whole.trim() === "") {
      parted = true;
      continue;
    }
    for (const typed of pieces(whole)) {
      lines.push(planLine(typed, parted));
      parted = false;
    }
  }
  return lines;
}

/** @param parted whether an empty line stands before it */
export function planLine(typed: string, parted: boolean): PlanLine {
  const { plain: raw } = normalise(typed);
  const heading = /^\s*(?:#{1,6}\s|\*\*[^*]+\*\*:?\s*$|={2,}|-{2,}\s*\w|__[^_]+__:?\s*$)/.test(raw);
  const inner = raw
    .replace(/`/g, " ")
    .replace(/\*\*|__|~~|={2,}|-{2,}|#{2,}/g, (marks) => " ".repeat(marks.length))
    .replace(/(?<![\d\w)])\*|\*(?![\d\w(])|(?<=[^\d\s])\*(?=\D)|(?<![\p{L}\d])_|_(?![\p{L}\d])/gu, " ");
  const lead = /^\s*(?:>\s*)*(?:[-*+>#o]\s+)?(?:\[[ xv]?\]\s*)?(?:\d{1,2}[.)](?=\s+[^\s\d]|\s*$)\s*)?/.exec(
    typed.includes("`") ? inner : keepBullet(raw, inner),
  )![0];
  return {
    typed,
    plain: " ".repeat(lead.length) + inner.slice(lead.length),
    quote: typed.trim(),
    indent: typed.length - typed.trimStart().length,
    bullet: /\S/.test(lead) && !heading,
    parted,
    ...(heading && { headed: true as const }),
  };
}

/** A lone bullet star was blanked with the other stars, and still is a bullet. */
function keepBullet(raw: string, inner: string): string {
  const star = /^\s*\*\s/.exec(raw);
  return star ? raw.slice(0, star[0].length) + inner.slice(star[0].length) : inner;
}

function pieces(line: string): string[] {
  const all: string[] = [];
  let rest = line;
  while (rest.length > LONGEST_LINE) {
    const space = rest.lastIndexOf(" ", LONGEST_LINE);
    const at = space > 0 ? space : LONGEST_LINE;
    all.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  if (rest.trim() !== "") all.push(rest);
  return all;
}
