/** A table as lines of equal columns, for a monospaced block. */
import stringWidth from "string-width";
import { speakable } from "./runs.ts";

const COLUMN_GAP = "  ";

/**
 * Lines of the table, header first (left out when all of it is empty), columns padded by display width, so that emoji,
 * Chinese and combining characters line up. Lines do not end in spaces; a short row counts as ending in empty cells.
 */
export function tableLines(table: { header: string[]; rows: string[][]; align: ("left" | "right")[] }): string[] {
  const rows = [table.header, ...table.rows].map((row) => row.map(oneLine));
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...rows.map((row) => stringWidth(row[column] ?? ""))),
  );
  const lines = rows.map((row) =>
    widths
      .map((width, column) => padded(row[column] ?? "", width, table.align[column] ?? "left"))
      .join(COLUMN_GAP)
      .trimEnd(),
  );
  return lines[0] === "" ? lines.slice(1) : lines;
}

function padded(cell: string, width: number, align: "left" | "right"): string {
  const padding = " ".repeat(Math.max(0, width - stringWidth(cell)));
  return align === "right" ? padding + cell : cell + padding;
}

function oneLine(cell: string): string {
  return speakable(cell).replace(/\s+/g, " ").trim();
}
