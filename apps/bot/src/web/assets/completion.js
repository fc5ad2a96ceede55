/** Offers commands while one is typed, and the words a command chooses from. */

const list = document.getElementById("commands");
const words = document.getElementById("words");
const commands = [...list.children];
let chosen = -1;

/** What fits what is typed so far. */
export function offer() {
  const typed = words.value;
  const options = /^\/\w*$/.test(typed) ? matching(typed) : choicesFor(typed);
  list.replaceChildren(...options);
  list.hidden = options.length === 0;
  choose(options.length > 0 ? 0 : -1);
}

export function close() {
  list.hidden = true;
  choose(-1);
}

/** @returns whether the key was meant for the list */
export function onKey(event) {
  if (list.hidden) return false;
  switch (event.key) {
    case "ArrowDown":
    case "ArrowUp":
      choose((chosen + (event.key === "ArrowDown" ? 1 : -1) + list.children.length) % list.children.length);
      return true;
    case "Escape":
      close();
      return true;
    case "Enter":
      // A command typed to its end is sent.
      if (event.shiftKey || insertOf(list.children[chosen]).trim() === words.value.trim()) return false;
      take(list.children[chosen]);
      return true;
    case "Tab":
      if (event.shiftKey) return false;
      take(list.children[chosen]);
      return true;
    default:
      return false;
  }
}

function matching(typed) {
  const known = commands.filter(({ dataset }) => dataset.name.startsWith(typed.toLowerCase()));
  const inside = commands.filter(
    ({ dataset }) => typed.length > 2 && dataset.name.includes(typed.slice(1).toLowerCase()),
  );
  return [...new Set([...known, ...inside])];
}

/** `/chart e` offers what the command's first word may be. */
function choicesFor(typed) {
  const [, name, start] = /^(\/\w+) (\w*)$/.exec(typed) ?? [];
  const command = commands.find(({ dataset }) => dataset.name === name?.toLowerCase());
  const choices =
    command?.dataset.choices.split(" ").filter((choice) => choice !== "" && choice.startsWith(start)) ?? [];
  if (choices.length === 1 && choices[0] === start) return [];
  return choices.map((choice) => {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.id = `choice-${choice}`;
    option.dataset.name = `${name} ${choice}`;
    option.dataset.takes = "yes";
    option.innerHTML = "<b></b>";
    option.firstChild.textContent = choice;
    return option;
  });
}

function choose(index) {
  chosen = index;
  for (const [at, option] of [...list.children].entries()) option.ariaSelected = String(at === index);
  const option = list.children[index];
  if (!option) return words.removeAttribute("aria-activedescendant");
  words.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function insertOf({ dataset }) {
  return dataset.takes ? `${dataset.name} ` : dataset.name;
}

function take(option) {
  words.value = insertOf(option);
  words.focus();
  words.dispatchEvent(new Event("input"));
}

// Not on click, which would come after the field lost its focus.
list.addEventListener("pointerdown", (event) => {
  const option = event.target.closest("[role=option]");
  if (!option) return;
  event.preventDefault();
  take(option);
});
