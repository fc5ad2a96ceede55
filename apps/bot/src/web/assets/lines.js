/** The lines of the conversation: each in its place, the latest in view, a heading for every day. */

const log = document.getElementById("log");
const box = document.getElementById("scroll");
const empty = document.getElementById("empty");
const down = document.getElementById("down");

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** Puts a line where it belongs, in place of its earlier state; without HTML it is taken away. */
export function show(key, html) {
  const old = lineOf(key);
  if (html === null) {
    old?.remove();
    settle();
    return;
  }
  const line = fromHtml(html);
  dress(line);
  if (old?.isEqualNode(line) || (!old && isOfAnEarlierPage(line))) return;
  keepingPlace(() => {
    if (old) replace(old, line);
    else insert(line);
  });
}

/** Adds a line of the athlete's that only this page knows yet. */
export function add(line) {
  insert(line);
  dress(line);
  settle();
  toEnd();
}

export function lineOf(key) {
  return document.getElementById(`line-${key}`);
}

export function linesOfMine() {
  return [...log.querySelectorAll(".line.mine")];
}

export function toEnd() {
  box.scrollTop = box.scrollHeight;
}

const RETRY_MS = 3_000;

/** Fetches what was before the oldest line, when the reader comes near it. */
async function readBack() {
  const { before } = log.dataset;
  if (!before || log.ariaBusy === "true" || box.scrollTop > 600) return;
  log.ariaBusy = "true";
  // Old lines are no news.
  log.ariaLive = "off";
  try {
    const response = await fetch(`/lines?before=${before}`);
    if (!response.ok) throw new Error(`${response.status}`);
    const page = await response.json();
    const fromBottom = box.scrollHeight - box.scrollTop;
    const template = document.createElement("template");
    template.innerHTML = page.html;
    for (const line of template.content.querySelectorAll(".line")) dress(line);
    log.prepend(template.content);
    if (page.before) log.dataset.before = page.before;
    else delete log.dataset.before;
    settle();
    box.scrollTop = box.scrollHeight - fromBottom;
  } catch {
    // Who is at the top cannot scroll on to try again.
    setTimeout(readBack, RETRY_MS);
  } finally {
    log.ariaBusy = "false";
    setTimeout(() => {
      log.ariaLive = "polite";
    }, 100);
  }
}

/** It comes with the others of its page, when the reader gets there. */
function isOfAnEarlierPage(line) {
  const oldest = log.querySelector(".line");
  return Boolean(log.dataset.before) && oldest !== null && Number(line.dataset.at) < Number(oldest.dataset.at);
}

function fromHtml(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** By time; within one instant what was said goes before what was answered. */
function insert(line) {
  const isAfter = (other) =>
    Number(other.dataset.at) > Number(line.dataset.at) ||
    (other.dataset.at === line.dataset.at && line.classList.contains("mine") && other.classList.contains("theirs"));
  let next = null;
  for (let other = log.lastElementChild; other; other = other.previousElementSibling) {
    if (!other.dataset.at) continue;
    if (!isAfter(other)) break;
    next = other;
  }
  log.insertBefore(line, next);
}

function replace(old, line) {
  const hadFocus = old.contains(document.activeElement);
  if (old.dataset.at === line.dataset.at) old.replaceWith(line);
  else {
    old.remove();
    insert(line);
  }
  if (!hadFocus) return;
  line.tabIndex = -1;
  line.focus({ preventScroll: true });
}

/** The words of its time, in the reader's own zone and manner. */
function dress(line) {
  for (const time of line.querySelectorAll("time")) time.textContent = clock.format(new Date(time.dateTime));
}

/** Whoever reads the end stays at the end; whoever reads on further up is not moved. */
function keepingPlace(change) {
  const atEnd = isAtEnd();
  change();
  settle();
  if (atEnd) toEnd();
  else down.hidden = false;
}

function isAtEnd() {
  return box.scrollHeight - box.scrollTop - box.clientHeight < 120;
}

function settle() {
  empty.hidden = log.querySelector(".line") !== null;
  let day = "";
  for (const child of [...log.children]) {
    if (child.classList.contains("day")) {
      child.remove();
      continue;
    }
    const words = dayOf(Number(child.dataset.at));
    if (words === day) continue;
    day = words;
    const heading = document.createElement("h2");
    heading.className = "day";
    heading.textContent = words;
    child.before(heading);
  }
}

function dayOf(at) {
  const days = Math.round((startOf(new Date()) - startOf(new Date(at))) / 86_400_000);
  if (days === 0) return "Today";
  return days === 1 ? "Yesterday" : weekday.format(new Date(at));
}

function startOf(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

for (const line of log.querySelectorAll(".line")) dress(line);
settle();
toEnd();
// A picture that arrives makes its line taller.
log.addEventListener("load", () => isAtEnd() && toEnd(), true);
new ResizeObserver(() => down.hidden && toEnd()).observe(box);
box.addEventListener("scroll", () => {
  down.hidden = isAtEnd();
  void readBack();
});
down.addEventListener("click", toEnd);
