/** Every command's handler. One that is declared and has none does not compile. */
import type { CommandArgs } from "@spotter/core/command/parse";
import type { CommandName } from "@spotter/core/command/table";
import type { Deps } from "../conversation/drain.ts";
import type { Outcome, Turn } from "../turn.ts";
import { chart } from "./chart.ts";
import { day } from "./day.ts";
import { exportAll } from "./export.ts";
import { help } from "./help.ts";
import { last } from "./last.ts";
import { next } from "./next.ts";
import { plates, warmup } from "./plates.ts";
import { pr } from "./pr.ts";
import { rest } from "./rest.ts";
import { end, start } from "./session.ts";
import { timezone, units } from "./settings.ts";
import { status } from "./status.ts";
import { undo } from "./undo.ts";
import { web } from "./web.ts";
import { metricCommand, readiness } from "./wellness.ts";

export type CommandHandler = (turn: Turn, args: CommandArgs, deps: Deps) => Promise<Outcome>;

export const commands = {
  help,
  start,
  next,
  rest,
  end,
  pr,
  plates,
  warmup,
  day,
  last,
  sleep: metricCommand("sleep"),
  energy: metricCommand("energy"),
  mood: metricCommand("mood"),
  stress: metricCommand("stress"),
  soreness: metricCommand("soreness"),
  weight: metricCommand("weight"),
  readiness,
  undo,
  chart,
  units,
  timezone,
  export: exportAll,
  web,
  status,
} satisfies Record<CommandName, CommandHandler>;
