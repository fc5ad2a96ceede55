/** Reads multipart/form-data as the Bot API server does: header values may stand without quotes and then end at ";". */
import { badRequest } from "./bot-api-error.ts";

export type UploadedFile = { name: string; bytes: Uint8Array };
export type Form = { fields: Map<string, string>; files: Map<string, UploadedFile> };

const HEADER_END = Buffer.from("\r\n\r\n");

export function parseMultipart(body: Buffer, contentType: string): Form {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw badRequest("boundary not found");
  const form: Form = { fields: new Map(), files: new Map() };
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  let at = delimiter.length - 2;
  if (!body.subarray(0, at).equals(delimiter.subarray(2))) throw badRequest("boundary not found");
  while (body.subarray(at, at + 2).toString() === "\r\n") {
    const headerEnd = body.indexOf(HEADER_END, at);
    const end = body.indexOf(delimiter, headerEnd + 2);
    if (headerEnd === -1 || end === -1) throw badRequest("unexpected end of multipart data");
    const headers = body.subarray(at + 2, headerEnd).toString("utf8");
    addPart(form, headers, body.subarray(headerEnd + HEADER_END.length, end));
    at = end + delimiter.length;
  }
  if (body.subarray(at, at + 2).toString() !== "--") throw badRequest("unexpected end of multipart data");
  return form;
}

function addPart(form: Form, headers: string, content: Buffer): void {
  const disposition = headers.split("\r\n").find((line) => /^content-disposition\s*:/i.test(line));
  if (disposition === undefined || !/:\s*form-data/i.test(disposition)) throw badRequest("no form-data in a part");
  const name = headerValue(disposition, "name");
  if (name === undefined) throw badRequest("a part has no name");
  const fileName = headerValue(disposition, "filename");
  if (fileName === undefined) form.fields.set(name, content.toString("utf8"));
  else form.files.set(name, { name: fileName, bytes: new Uint8Array(content) });
}

function headerValue(header: string, key: string): string | undefined {
  for (const piece of header.split(";").slice(1)) {
    const [name = "", ...rest] = piece.split("=");
    if (name.trim().toLowerCase() !== key) continue;
    const value = rest.join("=").trim();
    return value.startsWith('"') ? value.replace(/^"|"$/g, "") : value;
  }
  return undefined;
}
