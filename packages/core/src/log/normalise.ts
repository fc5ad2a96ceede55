/** Brings chat typography to plain characters, one for one, so that every position still points into what was typed. */

/** Longer than any chat platform's message; what lies beyond is not read. */
const LONGEST_TEXT = 16_384;

const PLAIN: Readonly<Record<string, string>> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u2032": "'",
  "\u00b4": "'",
  "`": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u2033": '"',
  "\u00d7": "x",
  "\u2715": "x",
  "\u2716": "x",
  "\u2a2f": "x",
  "\u0445": "x",
  "\u2212": "-",
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u00b7": ",",
  "\u2022": "-",
  "\u25cf": "-",
  "\u25aa": "-",
  "\u2192": ">",
  "\u27a1": ">",
  "\u21d2": ">",
  "\u2026": ".",
  "\u3001": ",",
  "\u3002": ".",
  "\r": " ",
  "\t": " ",
  "\u2028": "\n",
  "\u2029": "\n",
};

const ODD = /[^\n -~]/;
const ODD_CHARACTERS = /[^\n -~]/gu;
const PICTURE =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200b-\u200f]|\u2060|\ufe0e|\ufe0f|\u20e3|\ufeff/u;
const PICTURES = new RegExp(PICTURE.source, "gu");
const SPACE = /[\s\p{Z}\p{C}]/u;

/** What was typed and its plain lower-case form; both have the same length and line up. */
export type Source = { typed: string; plain: string };

/** Full-width, curly and pictorial characters become their plain counterpart or a space. */
export function normalise(text: string): Source {
  const typed = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  const plain = ODD.test(typed) ? typed.replace(ODD_CHARACTERS, plainCharacter) : typed;
  return { typed, plain: lowerCase(plain).replace(/(?<=\d)'s(?![\p{L}\d])/gu, "  ") };
}

/** Text as a note keeps it: no emoji, single spaces, no dangling punctuation. */
export function noteText(typed: string): string {
  return typed
    .replace(PICTURES, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s,;:.\-–—>/+|]+/, "")
    .replace(/[\s,;:\-–—>/+|(]+$/, "")
    .replace(/^\(([^()]*)\)?$/, "$1")
    .replace(/\.+$/, "")
    .trim();
}

function plainCharacter(character: string): string {
  const known = PLAIN[character];
  if (known !== undefined) return known;
  const code = character.codePointAt(0)!;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  // A picture parts what stands on either side.
  if (/\p{Extended_Pictographic}/u.test(character)) return ",".padEnd(character.length);
  if (PICTURE.test(character) || SPACE.test(character)) return " ".repeat(character.length);
  return character;
}

function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/\p{Lu}/gu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}
