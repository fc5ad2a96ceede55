/** What this page sends: one after the other, again until it arrives, and never twice under different keys. */

import { add, lineOf } from "./lines.js";

const KEPT = "unsent";
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
const MOST_BYTES = 20 * 1024 * 1024;

/** A key for a message; also where the page has no secure connection, and so no randomUUID. */
export function newKey() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

const words = { waiting: [], busy: false, tries: 0, timer: 0, post: postWords };
const files = { waiting: [], busy: false, tries: 0, timer: 0, post: postFile };

/** Sends words, a correction, a deletion or a pressed button. */
export function say(what) {
  if (what.kind === "message") add(mine(what.key, what.text));
  else mark(what.key, "sending");
  words.waiting.push(what);
  keep();
  void work(words);
}

/** @returns what is wrong with a file, if it cannot be sent */
export function sendFile(file, text) {
  if (file.size > MOST_BYTES)
    return `${file.name} has ${Math.ceil(file.size / 1024 / 1024)} MB. Files up to 20 MB can be sent.`;
  const key = newKey();
  const line = mine(key, text);
  const sending = document.getElementById("sending").content.cloneNode(true);
  sending.querySelector(".name").textContent = file.name;
  line.querySelector(".bubble").prepend(sending);
  add(line);
  files.waiting.push({ key, file, text });
  void work(files);
  return undefined;
}

/** Tries at once what waits for the connection. */
export function hurry() {
  for (const queue of [words, files]) {
    clearTimeout(queue.timer);
    queue.tries = 0;
    void work(queue);
  }
}

/** A button under a line that was not taken. */
export function decide(line, choice) {
  const { key } = line.dataset;
  const refused = line.refused;
  line.remove();
  if (choice !== "again" || !refused) return;
  if (refused.file) sendFile(refused.file, refused.text);
  else say({ ...refused, key });
}

async function work(queue) {
  if (queue.busy) return;
  queue.busy = true;
  while (queue.waiting.length > 0) {
    const [next] = queue.waiting;
    const outcome = await queue.post(next);
    if (outcome === "away") {
      mark(next.key, "waiting");
      queue.timer = setTimeout(() => void work(queue), PAUSES_MS[Math.min(queue.tries, PAUSES_MS.length - 1)]);
      queue.tries += 1;
      break;
    }
    queue.tries = 0;
    queue.waiting.shift();
    keep();
    if (outcome === "sent") mark(next.key, "sent");
    else refuse(next, outcome.because);
  }
  queue.busy = false;
}

async function postWords(what) {
  try {
    const headers = { "Content-Type": "application/json" };
    const response = await fetch("/said", { method: "POST", headers, body: JSON.stringify(what) });
    return outcomeOf(response.status, await response.text());
  } catch {
    return "away";
  }
}

/** By XMLHttpRequest, which alone tells how far it is. */
function postFile({ key, file, text }) {
  const request = new XMLHttpRequest();
  const query = new URLSearchParams({ key, name: file.name, text });
  return new Promise((resolve) => {
    request.open("POST", `/file?${query}`);
    request.upload.onprogress = ({ loaded, total }) => {
      const bar = lineOf(key)?.querySelector("progress");
      if (bar) bar.value = loaded / total;
    };
    request.onload = () => resolve(outcomeOf(request.status, request.responseText));
    request.onerror = () => resolve("away");
    request.send(file);
  });
}

function outcomeOf(status, answer) {
  if (status < 300) return "sent";
  // The login is over: the page says how to log in again.
  if (status === 401) location.reload();
  if (status >= 500 || status === 401 || status === 429) return "away";
  return { because: answer.trim() || "This was not taken." };
}

function mine(key, text) {
  const line = document.getElementById("mine").content.firstElementChild.cloneNode(true);
  const now = new Date();
  line.id = `line-${key}`;
  line.dataset.key = key;
  line.dataset.at = String(now.getTime());
  line.querySelector("time").dateTime = now.toISOString();
  const paragraph = line.querySelector(".words");
  if (text === "") paragraph.remove();
  else paragraph.textContent = text;
  return line;
}

const SIGNS = { sending: ["◷", "sending"], waiting: ["◷", "waiting for the connection"], sent: ["✓", "sent"] };

function mark(key, state) {
  const line = lineOf(key);
  const sign = line?.querySelector(".state");
  if (!sign) return;
  [sign.textContent, sign.ariaLabel] = SIGNS[state];
  line.classList.toggle("waiting", state === "waiting");
  if (state === "sent") line.querySelector("progress")?.remove();
}

function refuse(what, because) {
  const line = lineOf(what.key);
  if (!line) return;
  line.classList.add("refused");
  line.refused = what;
  const sign = line.querySelector(".state");
  if (sign) [sign.textContent, sign.ariaLabel] = ["!", "not sent"];
  line.querySelector("progress")?.remove();
  const tools = line.querySelector(".tools");
  if (!tools) return;
  tools.textContent = `${because} `;
  if (what.file || what.kind === "message") tools.append(document.getElementById("again").content.cloneNode(true));
}

/** Words that are not out survive a reload. */
function keep() {
  sessionStorage.setItem(KEPT, JSON.stringify(words.waiting));
}

for (const what of JSON.parse(sessionStorage.getItem(KEPT) ?? "[]")) {
  // It may have arrived all the same; then the server knows its key.
  if (what.kind === "message" && lineOf(what.key)) continue;
  say(what);
}
