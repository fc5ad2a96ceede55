/** Whether words stand in a text once typography is put aside. */
import { noteText } from "../log/normalise.ts";

/** All of it in a row, or piece by piece where it was put together of several. */
export function isQuoted(typed: string, quote: string): boolean {
  const text = folded(typed);
  const whole = folded(quote);
  if (whole === "") return false;
  return (
    text.includes(whole) || quote.split(", ").every((piece) => folded(piece) !== "" && text.includes(folded(piece)))
  );
}

/** Words and numbers only. */
function folded(text: string): string {
  return ` ${noteText(text)
    .toLowerCase()
    .replace(/['’`´]/g, "")
    .replace(/[^\p{L}\p{N}.]+/gu, " ")
    .replace(/\.(?!\d)/g, " ")
    .replace(/\s+/g, " ")
    .trim()} `.replace(/^ {2}$/, "");
}
