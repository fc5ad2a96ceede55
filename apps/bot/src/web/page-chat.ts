/** The chat as a page: its last lines, and the field to write in. */
import { greeting } from "@spotter/core/answer/greeting";
import { listedCommands } from "@spotter/core/command/table";
import type { Config } from "@spotter/core/config/config";
import type { Line, Position } from "@spotter/db/queries/transcript";
import { html, raw } from "hono/html";
import { blocksHtml, type Html } from "./blocks.ts";
import { type AddressOf, lineHtml } from "./lines.ts";
import { idOf } from "./live.ts";
import { bar, page } from "./page.ts";

export type ChatPage = {
  lines: readonly Line[];
  /** Where the chat stands. */
  position: Position;
  /** Leads to the lines before these. */
  before: Position | undefined;
  addressOf: AddressOf;
  loggedIn: boolean;
  /** In whose colours the pictures in the chat are drawn. */
  chartTheme: Config["chartTheme"];
};

/** Something to begin with; the greeting's own example. */
const EXAMPLE = "smith incline 120 8";

export function chatPage({ lines, position, before, addressOf, loggedIn, chartTheme }: ChatPage): Html {
  return page({
    title: "Spotter",
    bodyClass: `chat ${chartTheme}-charts`,
    scripts: ["/assets/chat.js"],
    body: html`<a class="skip" href="#words">Skip to the message field</a>
${bar({ here: "chat", loggedIn, status: html`<p id="status" role="status">your training log</p>` })}
<main>
<div id="scroll" tabindex="0" role="region" aria-label="Messages">
<div id="log" role="log" aria-live="polite" aria-relevant="additions" aria-label="Conversation" data-position="${idOf(position)}" ${before ? html`data-before="${idOf(before)}"` : ""}>
${linesHtml(lines, addressOf)}
</div>
<div id="empty" class="line theirs" ${lines.length > 0 ? "hidden" : ""}><div class="bubble">${blocksHtml(greeting().slice(0, 1))}<p><button type="button" class="example" data-example="${EXAMPLE}">${EXAMPLE}</button></p></div></div>
<div id="typing" class="line theirs" role="status" aria-label="" hidden><div class="bubble"><i></i><i></i><i></i></div></div>
</div>
<button type="button" id="down" class="round" aria-label="To the latest message" hidden>↓</button>
</main>
${composer()}
${templates()}`,
  });
}

export function linesHtml(lines: readonly Line[], addressOf: AddressOf): Html[] {
  return lines.map((line) => html`${raw(lineHtml(line, addressOf) ?? "")}`);
}

function composer(): Html {
  return html`<form id="composer" class="composer" autocomplete="off">
<ul id="commands" role="listbox" aria-label="Commands" hidden>${listedCommands().map(commandHtml)}</ul>
<p id="correcting" hidden><span>Correcting your message</span><button type="button" id="stop-correcting" class="quiet">Cancel</button></p>
<p id="trouble" role="alert" hidden></p>
<div class="field">
<button type="button" id="attach" class="round" aria-label="Send a file"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M16.5 6.5v9.8a4.5 4.5 0 0 1-9 0V6a3 3 0 0 1 6 0v9.6a1.5 1.5 0 0 1-3 0V7"/></svg></button>
<input type="file" id="file" multiple hidden aria-label="Files">
<textarea id="words" rows="1" maxlength="20000" dir="auto" enterkeyhint="send" aria-label="Message" placeholder="Write what you did, or /" aria-autocomplete="list" aria-controls="commands"></textarea>
<button type="submit" id="send" class="round main" aria-label="Send"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12h15M13 6l6 6-6 6"/></svg></button>
</div>
</form>`;
}

function commandHtml({ name, usage, help, params }: ReturnType<typeof listedCommands>[number]): Html {
  const [first] = params;
  const choices = first?.kind === "choice" ? first.choices.join(" ") : "";
  return html`<li role="option" id="command-${name}" aria-selected="false" data-name="/${name}" data-takes="${params.length > 0 ? "yes" : ""}" data-choices="${choices}"><b>${usage}</b> <span>${help}</span></li>`;
}

/** What the script makes lines of before the server has. */
function templates(): Html {
  return html`<template id="mine"><article class="line mine" aria-label="You"><div class="bubble"><p class="words" dir="auto"></p><footer><time></time><span class="state" role="img" aria-label="sending">◷</span></footer></div><div class="tools"></div></article></template>
<template id="sending"><span class="file"><span class="name" dir="auto"></span><progress max="1" value="0" aria-label="Uploading"></progress></span></template>
<template id="again"><button type="button" data-do="again">Send again</button><button type="button" data-do="forget">Discard</button></template>
<dialog id="viewer" aria-label="Image"><form method="dialog"><button class="round" aria-label="Close" autofocus>✕</button></form><img alt=""></dialog>
<div id="drop" hidden><p>Drop to send</p></div>`;
}
