/** What the columns of a plan's table hold, and how a row is told in words. */

export type Role =
  /** In front of all the row says. */
  | { kind: "week" | "day" | "slot" | "session" | "order" }
  /** The column's header says when or what: its cells are sessions of their own. */
  | { kind: "scope" }
  | { kind: "exercise" }
  | {
      kind:
        | "sets"
        | "reps"
        | "scheme"
        | "load"
        | "percent"
        | "rpe"
        | "rir"
        | "tempo"
        | "note"
        | "zone"
        | "pace"
        | "sport";
    }
  | { kind: "rest"; unit: string }
  /** What the row comes to: nothing to do. */
  | { kind: "total" }
  | { kind: "distance" | "duration"; unit: string }
  | { kind: "text" };

const SIMPLE: readonly (readonly [Role["kind"], RegExp])[] = [
  ["week", /^(?:weeks?|wks?|w|week ?(?:#|no\.?|number))$/],
  ["day", /^(?:days?|weekdays?|date|when)$/],
  ["slot", /^(?:slot|am\/pm|time of day)$/],
  ["session", /^(?:sessions?|workouts?|type|focus|name|split|muscle groups?)$/],
  ["order", /^(?:#|no\.?|order|superset|group|block|pair(?:ing)?)$/],
  ["exercise", /^(?:exercises?|lifts?|movements?|main lift|drill|what)$/],
  ["sets", /^(?:sets?|series)$/],
  ["reps", /^(?:reps?|repetitions?|reps? range|rep range)$/],
  ["scheme", /^(?:sets? ?(?:x|×|\/|&|and) ?reps?|scheme|prescription|volume|sets and reps)$/],
  ["load", /^(?:weight|load|weights|loads|kgs?|lbs?|(?:weight|load) ?\(?(?:kgs?|lbs?|pounds)\)?)$/],
  [
    "percent",
    /^(?:%|% ?(?:of )?1 ?rm|% ?(?:of )?tm|percent(?:age)?|intensity(?: ?\(?%\)?)?|1rm ?%|%1rm|%max|load ?\(?%\)?)$/,
  ],
  ["rpe", /^(?:rpe|effort|target rpe)$/],
  ["rir", /^rir$/],
  ["tempo", /^tempo$/],
  ["zone", /^zones?$/],
  ["pace", /^(?:pace|target pace)$/],
  [
    "total",
    /^(?:(?:weekly |week )?(?:totals?|mileage)|weekly (?:volume|distance|km|miles)|total (?:km|miles|mileage|volume|distance|time)|(?:km|miles) total)$/,
  ],
  ["sport", /^(?:sport|discipline|activity|mode)$/],
  ["note", /^(?:notes?|comments?|cues?|remarks?|details|instructions)$/],
];

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|^(?:day|d) ?\d/i;
const WEEK = /^(?:week|wk|w) ?\d/i;
const SLOT = /^(?:am|pm|a\.m\.?|p\.m\.?|morning|evening|afternoon|session 1|session 2)$/i;

/** A longer cell is a session, not the name of a day. */
const LONGEST_SCOPE = 30;

/** What a day's cell may hold and its name does not. */
const CONTENT =
  /\d ?x ?\d|\d ?(?:min(?:ute)?s?|km|k|mi|miles?|m|h|hrs?|hours?|secs?|s|kg|lbs?|%)(?![a-z])|\b(?:off|rest)\b/;

/** @param header a header's cell as typed */
export function roleOf(header: string): Role {
  const text = header
    .toLowerCase()
    .replace(/[*_`:]/g, "")
    .trim();
  const short = text.length <= LONGEST_SCOPE && !CONTENT.test(text);
  if (short && (WEEKDAY.test(text) || WEEK.test(text) || SLOT.test(text))) return { kind: "scope" };
  const rest =
    /^(?:rest|rest (?:time|period|interval)s?|recovery|pause)\s*(?:[([/]?\s*(s|secs?|seconds|mins?|minutes)\s*[)\]]?)?$/.exec(
      text,
    );
  if (rest) return { kind: "rest", unit: rest[1] ?? "" };
  const far =
    /^(?:distance|dist|length|km|kms|kilometres|kilometers|miles|mi|metres|meters)\s*(?:[([]?\s*(km|k|mi|miles|m|metres|meters)\s*[)\]]?)?$/.exec(
      text,
    );
  if (far) return { kind: "distance", unit: far[1] ?? (/^(?:km|kms|kilo|mi|metre|meter)/.test(text) ? text : "") };
  const long =
    /^(?:duration|time|length|mins?|minutes|hours?)\s*(?:[([]?\s*(min|mins|minutes|h|hours?)\s*[)\]]?)?$/.exec(text);
  if (long) return { kind: "duration", unit: long[1] ?? (/^(?:min|hour)/.test(text) ? text : "") };
  const found = SIMPLE.find(([, pattern]) => pattern.test(text));
  return found ? ({ kind: found[0] } as Role) : { kind: "text" };
}

/** The lines a row stands for; every cell that says something is in one of them. */
export function tellRow(roles: readonly Role[], header: readonly string[], cells: readonly string[]): string[] {
  const of = (kind: Role["kind"]) => roles.findIndex((role) => role.kind === kind);
  const cell = (kind: Role["kind"]) => clean(cells[of(kind)] ?? "");
  const when = [prefixed("week", cell("week")), prefixed("day", cell("day")), cell("slot")]
    .filter((text) => text !== "")
    .join(" ");
  const scopes = roles.some((role) => role.kind === "scope");
  const attributes = of("sets") >= 0 || of("reps") >= 0 || of("scheme") >= 0;
  const own = attributes || !scopes ? [rowAsLine(roles, header, cells, when)] : [];
  const rowName = [cell("session"), cell("exercise")].filter((text) => text !== "").join(" ");
  const firstText = roles[0]?.kind === "text" ? clean(cells[0] ?? "") : "";
  const lead = [when, attributes ? cell("exercise") : rowName || firstText].filter((text) => text !== "");
  const shared = scopes ? sharedColumns(roles, header, cells) : "";
  for (const [column, role] of roles.entries()) {
    const text = clean(cells[column] ?? "");
    const bare = role.kind === "scope" || (scopes && role.kind === "text" && column > 0);
    if (!bare || text === "") continue;
    const [first = "", ...more] =
      role.kind === "scope" ? scopedFirst(header[column] ?? "", lead, when) : [[...lead, header[column]].join(" ")];
    own.push(`${[first, ...more].join(" ")}: ${text}${shared}`);
  }
  return own.filter((line) => line.trim() !== "");
}

/** The header's day goes in front of the row's name: `week 1 Mon Squat: 5x5`. */
function scopedFirst(header: string, lead: readonly string[], when: string): string[] {
  const names = lead.filter((text) => text !== when);
  return [when, header.replace(/[*_]/g, ""), ...(names.length > 0 ? [`: ${names.join(" ")}`] : [])].filter(
    (text) => text !== "",
  );
}

function sharedColumns(roles: readonly Role[], header: readonly string[], cells: readonly string[]): string {
  const parts = roles.flatMap((role, column) =>
    ["rest", "tempo", "note", "rpe", "rir"].includes(role.kind)
      ? [told(role, header[column] ?? "", clean(cells[column] ?? ""))]
      : [],
  );
  return parts
    .filter((text) => text !== "")
    .map((text) => `, ${text}`)
    .join("");
}

function rowAsLine(roles: readonly Role[], header: readonly string[], cells: readonly string[], when: string): string {
  const at = (kind: Role["kind"]) => clean(cells[roles.findIndex((role) => role.kind === kind)] ?? "");
  const parts: string[] = [];
  const order = at("order");
  const sets = at("sets");
  const reps = at("reps");
  const name = [at("session"), at("sport"), at("exercise")].filter((text) => text !== "");
  const front = [when, at("session") !== "" && (at("exercise") !== "" || at("sport") !== "") ? `${name.shift()}` : ""]
    .filter((text) => text !== "")
    .join(" ");
  if (order !== "" && /^[A-H]\d?$/i.test(order)) parts.push(`${order}.`);
  else if (order !== "" && !/^\d+$/.test(order)) parts.push(order);
  parts.push(...name);
  if (sets !== "" && reps !== "") parts.push(/sets?|x/i.test(sets) ? `${sets} ${reps}` : `${sets} x ${reps}`);
  else if (sets !== "") parts.push(/^\d+$/.test(sets) ? `${sets} sets` : sets);
  else if (reps !== "") parts.push(/^\d+$/.test(reps) ? `${reps} reps` : reps);
  const tail: string[] = [];
  for (const [column, role] of roles.entries()) {
    if (
      ["week", "day", "slot", "session", "sport", "exercise", "order", "sets", "reps", "scope", "total"].includes(
        role.kind,
      )
    )
      continue;
    const text = clean(cells[column] ?? "");
    if (text === "") continue;
    const piece = told(role, header[column] ?? "", text);
    if (role.kind === "note" || role.kind === "rest" || role.kind === "tempo") tail.push(piece);
    // "Top set | Back-off": each is told for itself.
    else if (role.kind === "text" && /\d/.test(text) && parts.length > 0) parts.push(`, ${piece}`);
    else parts.push(piece);
  }
  const body = [parts.join(" "), ...tail].filter((text) => text.trim() !== "").join(", ");
  return body === "" ? front : front === "" ? body : `${front}: ${body}`;
}

/** A cell with the words its header stands for. */
function told(role: Role, header: string, text: string): string {
  if (text === "") return "";
  const number = /^[~+]?\d+(?:[.,:]\d+)?$/.test(text);
  const range = /^\d+(?:[.,]\d+)?\s*[-–]\s*\d+(?:[.,]\d+)?$/.test(text);
  switch (role.kind) {
    case "load": {
      const unit = /kg|lb|pound/i.exec(header)?.[0] ?? "";
      return number || range
        ? `@ ${text}${/[a-z]/i.test(text) ? "" : unit}${unit === "" && Number.parseFloat(text) <= 10 ? (/lb/i.test(header) ? "lb" : " kg") : ""}`
        : `@ ${text}`;
    }
    case "percent":
      return number || range ? `@ ${text}%` : `@ ${text}`;
    case "rpe":
    case "rir":
      return new RegExp(role.kind, "i").test(text) ? text : `${role.kind} ${text.replace(/^@/, "")}`;
    case "tempo":
      return /tempo/i.test(text) ? text : `tempo ${text}`;
    case "rest":
      return /rest/i.test(text)
        ? text
        : `rest ${text}${number || range ? ` ${role.unit || (number && Number(text) >= 15 ? "s" : range && Number.parseFloat(text) >= 15 ? "s" : text.includes(":") ? "" : "min")}` : ""}`;
    case "distance":
    case "duration":
      return number && !text.includes(":")
        ? `${text} ${role.unit || (role.kind === "duration" ? "min" : Number(text) >= 100 ? "m" : "km")}`
        : text;
    case "zone":
      return /^\d/.test(text) ? `zone ${text}` : text;
    case "pace":
      return `@ ${text}`;
    case "text":
      return header === "" ? text : `${header} ${text}`;
    default:
      return text;
  }
}

function prefixed(word: "week" | "day", text: string): string {
  return /^\d/.test(text) ? `${word} ${text}` : text;
}

/** Cells that only say that they are empty are. */
function clean(text: string): string {
  return /^(?:[-–—.\s]*|n\/?a|none|x)$/i.test(text) ? "" : text;
}
