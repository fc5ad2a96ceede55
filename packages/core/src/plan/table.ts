/** Finds tables in a plan (Markdown, tabs, semicolons, commas) and tells each row as lines a plan could have. */
import { matchExercise } from "../exercise/match.ts";
import type { PlanLine } from "./line.ts";
import { planLine } from "./line.ts";
import type { Role } from "./table-role.ts";
import { roleOf, tellRow } from "./table-role.ts";

type Cells = string[];

/** The lines with every table told: what a row says under its header, one line for each of its sessions. */
export function tellTables(lines: readonly PlanLine[]): PlanLine[] {
  const told: PlanLine[] = [];
  let index = 0;
  while (index < lines.length) {
    const divider = DIVIDERS.find((each) => each.cells(lines[index]!) !== undefined);
    const rows = divider ? rowsFrom(lines, index, divider) : [];
    // A line or two may stand above the header.
    const heads = [0, 1].filter((head) => rows.length - head > 1);
    const found = heads
      .map((head) => ({ head, table: tellTable(rows.slice(head), divider!.sure) }))
      .find(({ table }) => table);
    const above = found ? found.head : Math.max(1, rows.length);
    told.push(...lines.slice(index, index + above), ...(found?.table ?? []));
    index += found ? rows.length : above;
  }
  return told;
}

type Row = { line: PlanLine; cells: Cells };

function rowsFrom(lines: readonly PlanLine[], from: number, divider: Divider): Row[] {
  const rows: Row[] = [];
  for (let at = from; at < lines.length && (at === from || !lines[at]!.parted); at++) {
    const cells = divider.cells(lines[at]!);
    if (!cells) break;
    rows.push({ line: lines[at]!, cells });
  }
  return rows;
}

type Divider = { sure: boolean; cells(line: PlanLine): Cells | undefined };

const DIVIDERS: readonly Divider[] = [
  {
    sure: true,
    cells: ({ typed }) =>
      /\|.*\||\S\s*\|\s*\S/.test(typed) ? split(typed.trim().replace(/^\||\|$/g, ""), "|") : undefined,
  },
  {
    sure: true,
    cells: ({ typed }) => (/\S\t+\s*\S|^\t/.test(typed) ? split(typed.replace(/\t(?=\t*$)/, ""), "\t") : undefined),
  },
  { sure: false, cells: ({ typed }) => (typed.split(";").length > 2 ? split(typed, ";") : undefined) },
  { sure: false, cells: ({ typed }) => (typed.split(",").length > 2 ? split(typed, ",") : undefined) },
  {
    sure: false,
    cells: ({ typed }) => (/\S {2,}\S+.* {2,}\S/.test(typed.trim()) ? typed.trim().split(/ {2,}/) : undefined),
  },
];

function split(text: string, mark: string): Cells {
  return text.split(mark).map((cell) => cell.trim());
}

/** @param sure the divider is used for nothing but tables, so a header needs fewer known columns */
function tellTable(rows: readonly { line: PlanLine; cells: Cells }[], sure: boolean): PlanLine[] | undefined {
  const header = rows[0]!.cells;
  const ruled = rows[1] !== undefined && isRule(rows[1].cells);
  const roles = header.map(roleOf);
  const known = roles.filter((role) => role.kind !== "text").length;
  const named = header.filter((cell) => cell !== "" && matchExercise(cell) !== undefined).length;
  if (
    !ruled &&
    !(sure
      ? known + named >= 1 && header.every((cell) => !/\d\s*x\s*\d/i.test(cell))
      : known >= Math.max(2, header.length - 1))
  )
    return undefined;
  if (!sure && rows.some(({ cells }) => cells.length > header.length + 1)) return undefined;
  const body = rows.slice(1).filter(({ cells }) => !isRule(cells));
  const unknown = header
    .filter((cell, column) => cell !== "" && (roles[column]!.kind === "text" || roles[column]!.kind === "scope"))
    .join(" ");
  const told: PlanLine[] =
    unknown === "" ? [] : [{ ...planLine(unknown, false), quote: rows[0]!.line.quote, told: true, header: true }];
  const carried: Record<number, string> = {};
  for (const [at, { line, cells }] of body.entries()) {
    const full = roles.map((role, column) => {
      const cell = cells[column] ?? "";
      // A day stands once above its rows.
      if (CARRIED.has(role.kind) && cell === "" && at > 0) return carried[column] ?? "";
      if (CARRIED.has(role.kind)) carried[column] = cell;
      return cell;
    });
    const impossible = roles.findIndex(
      ({ kind }, column) => COUNTED.has(kind) && /^[-–−]\s*\d|^0+$/.test(full[column] ?? ""),
    );
    if (impossible >= 0) {
      told.push({ ...planLine(`total ${full[impossible]}`, false), quote: line.quote, told: true });
      continue;
    }
    for (const text of tellRow(roles as readonly Role[], header, full)) {
      told.push({ ...planLine(text, false), quote: line.quote, told: true });
    }
    for (const [column, role] of roles.entries()) {
      const cell = cells[column] ?? "";
      if (role.kind === "total" && cell !== "")
        told.push({ ...planLine(`total ${cell}`, false), quote: cell, told: true });
    }
    for (const extra of cells.slice(header.length))
      if (extra !== "") told.push({ ...planLine(extra, false), quote: line.quote, told: true });
  }
  return told;
}

/** What nobody does less than once: a row that asks for it is asked back. */
const COUNTED: ReadonlySet<string> = new Set(["sets", "reps", "scheme"]);

const CARRIED: ReadonlySet<string> = new Set(["week", "day", "session"]);

/** `|---|:--:|`. */
function isRule(cells: Cells): boolean {
  return cells.every((cell) => /^[\s:=+-]*$/.test(cell)) && cells.some((cell) => /-{2,}|={2,}/.test(cell));
}
