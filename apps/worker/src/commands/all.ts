/** Every command's handler. One that is declared and has none does not compile. */
import type { CommandArgs } from "@spotter/core/command/parse";
import type { CommandName } from "@spotter/core/command/table";
import type { Deps } from "../conversation/drain.ts";
import type { Outcome, Turn } from "../turn.ts";
import { alias } from "./alias.ts";
import { ask } from "./ask.ts";
import { chart } from "./chart.ts";
import { checkin } from "./checkin.ts";
import { day } from "./day.ts";
import { exercise } from "./exercise.ts";
import { exportAll } from "./export.ts";
import { help } from "./help.ts";
import { last } from "./last.ts";
import { list } from "./list.ts";
import { merge } from "./merge.ts";
import { next } from "./next.ts";
import { note } from "./note.ts";
import { notes, pain } from "./notes.ts";
import { patterns } from "./patterns.ts";
import { plan } from "./plan.ts";
import { adherence, today, tomorrow, week } from "./planned.ts";
import { plates, warmup } from "./plates.ts";
import { pr } from "./pr.ts";
import { rename } from "./rename.ts";
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
  note,
  notes,
  pain,
  patterns,
  ask,
  exercise,
  list,
  rename,
  merge,
  alias,
  plan,
  today,
  tomorrow,
  week,
  adherence,
  sleep: metricCommand("sleep"),
  energy: metricCommand("energy"),
  mood: metricCommand("mood"),
  stress: metricCommand("stress"),
  soreness: metricCommand("soreness"),
  weight: metricCommand("weight"),
  readiness,
  checkin,
  undo,
  chart,
  units,
  timezone,
  export: exportAll,
  web,
  status,
} satisfies Record<CommandName, CommandHandler>;
