/** The chat in the browser: hears what happens, and does what is pressed. */

import "./logout.js";
import { correct, suggest } from "./composer.js";
import { show } from "./lines.js";
import { decide, hurry, newKey, say } from "./post.js";

/** The server is heard at least every 15 seconds. */
const SILENCE_MS = 40_000;
const TYPING_MS = 6_000;
const SURE_MS = 3_000;

const log = document.getElementById("log");
const status = document.getElementById("status");
const typing = document.getElementById("typing");
const viewer = document.getElementById("viewer");
const usual = status.textContent;

let events;
let position = log.dataset.position;
let silence;
let away;
let typed;

function listen() {
  clearTimeout(away);
  events?.close();
  events = new EventSource(`/events?after=${position}`);
  events.onopen = () => {
    state("online");
    hurry();
    heard();
  };
  events.addEventListener("lines", (event) => {
    heard();
    position = event.lastEventId || position;
    const lines = JSON.parse(event.data);
    if (lines.some(({ key }) => key.startsWith("r"))) isTyping(false);
    for (const { key, html } of lines) show(key, html);
  });
  events.addEventListener("beat", heard);
  events.addEventListener("typing", () => {
    heard();
    isTyping(true);
  });
  events.addEventListener("reload", () => location.reload());
  events.onerror = () => {
    state(navigator.onLine ? "connecting" : "offline");
    // The browser tries again by itself, unless it was answered with a refusal.
    if (events.readyState === EventSource.CLOSED) void lookWhy();
  };
}

/** Logged out: the page says how to log in. Else the server is being started, and it is tried again. */
async function lookWhy() {
  clearTimeout(away);
  const response = await fetch("/lines?before=0-0").catch(() => undefined);
  if (response?.status === 401) location.reload();
  else away = setTimeout(listen, 2_000);
}

function heard() {
  clearTimeout(silence);
  silence = setTimeout(listen, SILENCE_MS);
}

function state(name) {
  document.body.dataset.state = name;
  status.textContent = { online: usual, connecting: "connecting…", offline: "offline: what you write is sent later" }[
    name
  ];
}

function isTyping(yes) {
  clearTimeout(typed);
  typing.hidden = !yes;
  typing.ariaLabel = yes ? "Spotter is typing" : "";
  if (yes) typed = setTimeout(() => isTyping(false), TYPING_MS);
}

log.addEventListener("click", (event) => {
  const button = event.target.closest("button, a.image");
  const line = event.target.closest(".line");
  if (!button) {
    // On a phone there is no pointer to hover with: a touch shows what can be done with a message.
    if (line?.classList.contains("mine")) line.classList.toggle("open");
  } else if (button.matches("a.image")) {
    event.preventDefault();
    enlarge(button);
  } else if (button.dataset.action) press(line, button);
  else if (button.dataset.do === "edit") correct(line.dataset.key);
  else if (button.dataset.do === "delete") remove(line, button);
  else if (button.dataset.do) decide(line, button.dataset.do);
});

function press(line, button) {
  for (const one of line.querySelectorAll("[data-action]")) one.disabled = true;
  button.ariaPressed = "true";
  say({ kind: "press", key: line.dataset.key, action: button.dataset.action, press: newKey() });
}

/** What a message logged goes with it, so it is asked twice. */
function remove(line, button) {
  if (button.dataset.sure) {
    line.classList.add("going");
    say({ kind: "delete", key: line.dataset.key });
    return;
  }
  const { textContent } = button;
  button.dataset.sure = "asked";
  button.textContent = "Really delete?";
  setTimeout(() => {
    delete button.dataset.sure;
    button.textContent = textContent;
  }, SURE_MS);
}

function enlarge(link) {
  const picture = viewer.querySelector("img");
  picture.src = link.href;
  picture.alt = link.querySelector("img").alt;
  viewer.showModal();
}

viewer.addEventListener("click", (event) => {
  if (event.target === viewer || event.target.matches("img")) viewer.close();
});
document.querySelector(".example")?.addEventListener("click", (event) => suggest(event.target.dataset.example));
addEventListener("online", () => {
  hurry();
  listen();
});
addEventListener("offline", () => state("offline"));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && events.readyState !== EventSource.OPEN) listen();
});
// A tablet or a desk has a keyboard at hand; on a phone it would cover half the page.
if (matchMedia("(pointer: fine)").matches) document.getElementById("words").focus();
listen();
