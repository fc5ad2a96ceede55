/** A reply's buttons as Discord's components. */
import type { Button } from "@spotter/core/chat/reply";
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Log } from "../log.ts";
import { speakable } from "../render/runs.ts";
import { clip } from "../render/split.ts";

/** https://discord.com/developers/docs/components/reference */
const MAX_ROWS = 5;
const MAX_BUTTONS_IN_ROW = 5;
const MAX_BUTTON_LABEL = 80;
const MAX_OPTIONS = 25;
const MAX_OPTION_LABEL = 100;
const MAX_ACTION = 100;

export type Row = APIActionRowComponent<APIButtonComponent | APIStringSelectComponent>;

/** The rows as they are, closer together where there are too many, and as menus where there are too many buttons. */
export function componentsOf(rows: readonly Button[][], log: Log): Row[] {
  const usable = distinct(rows, log);
  const flat = usable.flat();
  if (usable.length <= MAX_ROWS && usable.every((row) => row.length <= MAX_BUTTONS_IN_ROW))
    return usable.map(buttonRow);
  if (flat.length <= MAX_ROWS * MAX_BUTTONS_IN_ROW) return chunks(flat, MAX_BUTTONS_IN_ROW).map(buttonRow);
  if (flat.length > MAX_ROWS * MAX_OPTIONS) log.error({ buttons: flat.length }, "More buttons than Discord can show.");
  return chunks(flat, MAX_OPTIONS).slice(0, MAX_ROWS).map(menuRow);
}

/** Without what Discord would refuse the whole message for: an action twice, or one that is too long. */
function distinct(rows: readonly Button[][], log: Log): Button[][] {
  const seen = new Set<string>();
  const fits = ({ action }: Button) => {
    if (seen.has(action)) return false;
    seen.add(action);
    if (action.length > 0 && action.length <= MAX_ACTION) return true;
    log.error({ length: action.length }, "A button's action must have 1 to 100 characters; it is left out.");
    return false;
  };
  return rows.map((row) => row.filter(fits)).filter((row) => row.length > 0);
}

function buttonRow(row: readonly Button[]): Row {
  return {
    type: ComponentType.ActionRow,
    components: row.map(({ label, action }) => ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: labelOf(label, MAX_BUTTON_LABEL),
      custom_id: action,
    })),
  };
}

function menuRow(options: readonly Button[], index: number): Row {
  const menu: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: `menu:${index}`,
    options: options.map(({ label, action }) => ({ label: labelOf(label, MAX_OPTION_LABEL), value: action })),
  };
  return { type: ComponentType.ActionRow, components: [menu] };
}

function labelOf(label: string, limit: number): string {
  const words = speakable(label).trim();
  return words.length <= limit ? words || "…" : `${clip(words, limit - 1)}…`;
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
