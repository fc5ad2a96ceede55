/** Writes spreadsheets for tests. */
import { zip } from "./zip-writer.ts";

const utf8 = (words: string) => new TextEncoder().encode(words);

/** A spreadsheet of one sheet with the least that it needs; at most four columns. */
export function xlsx(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const xml = (words: string) => utf8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${words}`);
  const cell = (value: string | number, at: string) =>
    typeof value === "number"
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  const sheet = rows
    .map((row, y) => `<row r="${y + 1}">${row.map((value, x) => cell(value, `${"ABCD"[x]}${y + 1}`)).join("")}</row>`)
    .join("");
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packageRelation = "http://schemas.openxmlformats.org/package/2006/relationships";
  return zip([
    {
      name: "xl/workbook.xml",
      bytes: xml(
        `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      bytes: xml(
        `<Relationships xmlns="${packageRelation}"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    {
      name: "xl/worksheets/sheet1.xml",
      bytes: xml(`<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
    },
  ]);
}

/** What XML cannot hold is left out. */
function escaped(value: string): string {
  const held = [...value.toWellFormed()].filter((letter) => letter >= " " || letter === "\n");
  return held.join("").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
