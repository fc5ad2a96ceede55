/** A reply as lines for a terminal. */
import { styleText } from "node:util";
import type { Reply } from "@spotter/core/chat/reply";
import { renderBlocks } from "../render/blocks.ts";
import type { Run } from "../render/runs.ts";

export type PrintedReply = {
  text: string;
  /** Actions by the number they are printed under, from 1. */
  actions: string[];
};

/** @param colour whether the terminal understands ANSI styles */
export function renderReply({ blocks, buttons = [] }: Reply, { colour }: { colour: boolean }): PrintedReply {
  const text = renderBlocks(blocks)
    .map((run) => styled(run, colour))
    .join("");
  const flat = buttons.flat();
  const labels = flat.map(({ label }, index) => `[#${index + 1} ${label}]`).join(" ");
  const lines = [text, colour && labels !== "" ? styleText("dim", labels, { validateStream: false }) : labels];
  return { text: lines.filter((line) => line !== "").join("\n"), actions: flat.map(({ action }) => action) };
}

function styled({ text, style }: Run, colour: boolean): string {
  if (!colour || style === "plain" || style === "pre") return text;
  return styleText(style === "bold" ? "bold" : "cyan", text, { validateStream: false });
}
