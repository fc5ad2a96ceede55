/** The field to write in: sends, corrects the last message, takes files. */

import * as completion from "./completion.js";
import { lineOf, linesOfMine } from "./lines.js";
import { newKey, say, sendFile } from "./post.js";

const form = document.getElementById("composer");
const words = document.getElementById("words");
const file = document.getElementById("file");
const trouble = document.getElementById("trouble");
const note = document.getElementById("correcting");
const drop = document.getElementById("drop");

const MOST_CAPTION = 1_000;

/** The key of the message that is being corrected. */
let correcting;
/** What was being written when the correction began. */
let draft = "";

export function correct(key) {
  if (!key || !lineOf(key)) return;
  if (!correcting) draft = words.value;
  correcting = key;
  words.value = lineOf(key).querySelector(".words")?.textContent ?? "";
  note.hidden = false;
  grow();
  words.focus();
  words.setSelectionRange(words.value.length, words.value.length);
}

/** Puts words into the field, to be sent or changed first. */
export function suggest(text) {
  words.value = text;
  grow();
  words.focus();
}

function submit() {
  const text = words.value.trim();
  tell("");
  if (text === "") return;
  if (correcting) {
    const line = lineOf(correcting);
    const paragraph = line?.querySelector(".words");
    if (paragraph && paragraph.textContent !== text) {
      paragraph.textContent = text;
      say({ kind: "edit", key: correcting, text, revision: Date.now() });
    }
    stopCorrecting();
    return;
  }
  say({ kind: "message", key: newKey(), text });
  write("");
}

function stopCorrecting() {
  correcting = undefined;
  note.hidden = true;
  write(draft);
  words.focus();
}

function write(text) {
  words.value = text;
  grow();
  completion.close();
}

function grow() {
  words.style.height = "auto";
  words.style.height = `${Math.min(words.scrollHeight, innerHeight * 0.4)}px`;
}

function send(list) {
  tell("");
  const caption = correcting ? "" : words.value.trim();
  const fits = caption.length <= MOST_CAPTION;
  const wrong = [...list].map((one, index) => sendFile(one, index === 0 && fits ? caption : "")).filter(Boolean);
  if (wrong.length > 0) tell(wrong.join(" "));
  else if (fits && !correcting) write("");
}

function tell(what) {
  trouble.textContent = what;
  trouble.hidden = what === "";
}

words.addEventListener("input", () => {
  grow();
  completion.offer();
});
words.addEventListener("keydown", (event) => {
  // Enter that ends the choice of a character is not meant for us.
  if (event.isComposing) return;
  if (completion.onKey(event)) event.preventDefault();
  else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape" && correcting) stopCorrecting();
  else if (event.key === "ArrowUp" && words.value === "") {
    const last = linesOfMine().findLast((line) => line.querySelector("[data-do=edit]"));
    if (!last) return;
    event.preventDefault();
    correct(last.dataset.key);
  }
});
words.addEventListener("blur", () => completion.close());
words.addEventListener("paste", (event) => {
  if (event.clipboardData.files.length === 0) return;
  event.preventDefault();
  send(event.clipboardData.files);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
  words.focus();
});
document.getElementById("stop-correcting").addEventListener("click", stopCorrecting);
document.getElementById("attach").addEventListener("click", () => file.click());
file.addEventListener("change", () => {
  send(file.files);
  file.value = "";
  words.focus();
});

const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
document.addEventListener("dragover", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  drop.hidden = false;
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop.hidden = true;
});
document.addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  drop.hidden = true;
  send(event.dataTransfer.files);
});
