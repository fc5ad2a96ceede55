/** The lines of a chat as HTML: what the athlete said to the right, what Spotter answered to the left. */
import type { IncomingFile } from "@spotter/core/chat/incoming";
import type { Button, Reply } from "@spotter/core/chat/reply";
import type { Line } from "@spotter/db/queries/transcript";
import { html } from "hono/html";
import { speakable } from "../render/runs.ts";
import { blocksHtml, type Html } from "./blocks.ts";

/** The address under which the athlete may have a stored file. */
export type AddressOf = (sha256: string, name: string) => string;

/** @returns `null` for a line that is gone */
export function lineHtml(line: Line, addressOf: AddressOf): string | null {
  switch (line.kind) {
    case "gone":
      return null;
    case "said":
      return String(saidHtml(line, addressOf));
    case "answered":
      return String(answeredHtml(line, addressOf));
  }
}

function saidHtml({ key, at, text, files, edited }: Extract<Line, { kind: "said" }>, addressOf: AddressOf): Html {
  const editable = text !== "";
  return html`<article class="line mine" id="line-${key}" data-key="${key}" data-at="${at.getTime()}" aria-label="You">
<div class="bubble">${files.map((file) => fileHtml(file, addressOf))}${text === "" ? "" : html`<p class="words" dir="auto">${speakable(text)}</p>`}
<footer>${edited ? html`<span class="edited">edited</span>` : ""}<time datetime="${at.toISOString()}"></time><span class="state" role="img" aria-label="sent">✓</span></footer></div>
<div class="tools">${editable ? html`<button type="button" data-do="edit">Edit</button>` : ""}<button type="button" data-do="delete">Delete</button></div>
</article>`;
}

function fileHtml({ name, bytes, sha256, problem }: IncomingFile, addressOf: AddressOf): Html {
  const size =
    problem === "too-big" ? "too large" : problem ? "could not be kept" : `${Math.max(1, Math.round(bytes / 1024))} KB`;
  const label = html`<span class="name" dir="auto">${speakable(name)}</span><span class="size">${size}</span>`;
  return sha256
    ? html`<a class="file" href="${addressOf(sha256, name)}" download>${label}</a>`
    : html`<span class="file">${label}</span>`;
}

function answeredHtml({ key, at, reply, pressed }: Extract<Line, { kind: "answered" }>, addressOf: AddressOf): Html {
  return html`<article class="line theirs" id="line-${key}" data-key="${key}" data-at="${at.getTime()}" aria-label="Spotter">
<div class="bubble">${imagesHtml(reply, addressOf)}${blocksHtml(reply.blocks)}${(reply.files ?? []).map(
    ({ sha256, name }) =>
      html`<a class="file" href="${addressOf(sha256, name)}" download><span class="name" dir="auto">${speakable(name)}</span></a>`,
  )}<footer><time datetime="${at.toISOString()}"></time></footer></div>
${buttonsHtml(reply.buttons ?? [], pressed)}</article>`;
}

function imagesHtml({ images = [] }: Reply, addressOf: AddressOf): Html[] {
  return images.map(({ sha256, name, alt }) => {
    const address = addressOf(sha256, name);
    return html`<a class="image" href="${address}" aria-label="Enlarge: ${speakable(alt)}"><img src="${address}" alt="${speakable(alt)}" decoding="async"></a>`;
  });
}

function buttonsHtml(rows: Button[][], pressed: string | undefined): Html | string {
  if (rows.length === 0) return "";
  const buttonHtml = ({ label, action }: Button) =>
    html`<button type="button" data-action="${action}" ${pressed === undefined ? "" : "disabled"} ${pressed === action ? html`aria-pressed="true"` : ""}>${speakable(label)}</button>`;
  return html`<div class="buttons" role="group" aria-label="Answers">${rows.map((row) => html`<div class="row">${row.map(buttonHtml)}</div>`)}</div>`;
}
