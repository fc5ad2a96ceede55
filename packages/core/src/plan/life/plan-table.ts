/** A table of cells as the plan reader likes it: a line a row, with tabs between. */
import { parse } from "csv-parse/sync";

const MOST_ROWS = 3000;
const MOST_COLUMNS = 60;
const LONGEST_CELL = 500;

/** Rows of a sheet; `null` is an empty cell. A row without content parts what is above from what is below. */
export function tableWords(rows: readonly (readonly unknown[])[]): string {
  return rows
    .slice(0, MOST_ROWS)
    .map((row) => row.slice(0, MOST_COLUMNS).map(cellWords).join("\t").replace(/\t+$/, ""))
    .join("\n")
    .trim();
}

/** @returns `undefined` for a text that is no table */
export function csvWords(csv: string): string | undefined {
  const firstLine = csv.slice(0, csv.indexOf("\n") + 1 || undefined);
  const delimiter = [";", "\t", ","].find((mark) => firstLine.includes(mark));
  if (!delimiter) return undefined;
  try {
    const options = { delimiter, bom: true, relax_column_count: true, relax_quotes: true, to: MOST_ROWS };
    const rows: string[][] = parse(csv, { ...options, max_record_size: 100_000 });
    return tableWords(rows);
  } catch {
    return undefined;
  }
}

function cellWords(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell !== "string" && typeof cell !== "number" && typeof cell !== "boolean") return "";
  return String(cell).replaceAll(/\s+/g, " ").trim().slice(0, LONGEST_CELL);
}
