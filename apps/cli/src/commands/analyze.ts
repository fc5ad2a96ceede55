/** `./spotter analyze`: what a FIT file says, in words or as JSON. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { renderReply } from "@spotter/bot/terminal/render";
import { areZoneBounds } from "@spotter/core/endurance/zones";
import { analyse } from "@spotter/core/fit/analyse";
import type { Zones } from "@spotter/core/fit/analysis";
import { analysisJson } from "@spotter/core/fit/json";
import { readFit } from "@spotter/core/fit/read";
import { summarise } from "@spotter/core/fit/summary";
import type { DistanceUnit } from "@spotter/core/units/distance";
import { unpack } from "@spotter/core/upload/unpack";
import { type CliCommand, UsageError } from "../command.ts";

/** Larger than any recording or export; refused before it is read. */
const MOST_BYTES = 100 * 1024 * 1024;

type Options = { path: string; json: boolean; zones: Zones; distanceUnit: DistanceUnit };

/** What one FIT file came to: its JSON, its words, or why there are none. */
type Result = { json: unknown; words?: string; problem?: string };

export const analyze: CliCommand = {
  name: "analyze",
  usage: "analyze --file <path> [--json] [--hr-zones 130,145,160,175] [--power-zones 138,188,…] [--units km|mi]",
  summary: "Reads a FIT file (also .fit.gz, or a .zip of several) and says what is in it.",
  details: [
    "  --file <path>         the file; - reads standard input",
    "  --json                the figures as JSON: one object, or an array for several files",
    "  --hr-zones <list>     lower bounds of heart rate zones 2 and up, in bpm, ascending",
    "  --power-zones <list>  the same for power, in W",
    "  --units km|mi         distances in the summary (default km)",
  ].join("\n"),
  async run(args) {
    const options = readOptions(args);
    const input = await readInput(options.path);
    const results = input.ok ? await analyseUpload(input.name, input.bytes, options) : [failure(input.problem)];
    if (options.json) {
      const json = results.map((result) => result.json);
      process.stdout.write(`${JSON.stringify(json.length === 1 ? json[0] : json, null, 2)}\n`);
    } else {
      const words = results.flatMap((result) => result.words ?? []);
      if (words.length > 0) process.stdout.write(`${words.join("\n\n")}\n`);
    }
    const problems = results.flatMap((result) => result.problem ?? []);
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    return problems.length > 0 ? 1 : 0;
  },
};

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      file: { type: "string" },
      json: { type: "boolean", default: false },
      "hr-zones": { type: "string" },
      "power-zones": { type: "string" },
      units: { type: "string", default: "km" },
    },
  });
  const [path = positionals[0], ...more] = values.file === undefined ? [] : [values.file, ...positionals];
  if (path === undefined || path === "") throw new UsageError("which file? Give --file <path>.");
  if (more.length > 0 || (values.file === undefined && positionals.length > 1))
    throw new UsageError("one file at a time, please.");
  if (values.units !== "km" && values.units !== "mi") throw new UsageError("--units is km or mi.");
  const zones: Zones = {
    ...(values["hr-zones"] === undefined ? {} : { hr: zoneBounds("--hr-zones", values["hr-zones"]) }),
    ...(values["power-zones"] === undefined ? {} : { power: zoneBounds("--power-zones", values["power-zones"]) }),
  };
  return { path, json: values.json, zones, distanceUnit: values.units };
}

function zoneBounds(option: string, typed: string): number[] {
  const bounds = typed.split(",").map((bound) => (bound.trim() === "" ? Number.NaN : Number(bound)));
  if (!areZoneBounds(bounds))
    throw new UsageError(`${option} wants ascending numbers above 0, such as 130,145,160,175.`);
  return bounds;
}

type Input = { ok: true; name: string; bytes: Uint8Array } | { ok: false; problem: string };

async function readInput(path: string): Promise<Input> {
  if (path === "-") return readStandardInput();
  try {
    const file = await stat(path);
    if (file.isDirectory()) return { ok: false, problem: `${path} is a folder; name a file in it.` };
    if (!file.isFile()) return { ok: false, problem: `${path} is no file; to read a pipe, give - and pipe it in.` };
    if (file.size > MOST_BYTES) return { ok: false, problem: tooLarge(path) };
    return { ok: true, name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    return { ok: false, problem: `${path} ${whyUnreadable(error)}` };
  }
}

async function readStandardInput(): Promise<Input> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES) return { ok: false, problem: tooLarge("standard input") };
  }
  return { ok: true, name: "standard input", bytes: Buffer.concat(chunks) };
}

function tooLarge(name: string): string {
  return `${name} is larger than ${MOST_BYTES / 1024 / 1024} MB: no recording of a workout is.`;
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return "does not exist.";
  if (code === "EACCES" || code === "EPERM") return "may not be read by this user.";
  return `cannot be read (${code ?? String(error)}).`;
}

async function analyseUpload(name: string, bytes: Uint8Array, options: Options): Promise<Result[]> {
  const unpacked = await unpack({ name, bytes });
  if (!unpacked.ok) return [failure(unpacked.problem.text)];
  const several = unpacked.files.length + unpacked.problems.length > 1;
  return [
    ...unpacked.files.map((file) => analyseFile(file.bytes, options, several ? file.name : undefined)),
    ...unpacked.problems.map((problem) => failure(problem.text, problem.name)),
  ];
}

/** @param title the file's name where there are several */
function analyseFile(bytes: Uint8Array, { zones, distanceUnit }: Options, title: string | undefined): Result {
  const file = title === undefined ? {} : { file: title };
  const reading = readFit(bytes);
  if (!reading.ok) {
    return { ...failure(reading.error.text, title), json: { ...file, ...analysisJson(reading) } };
  }
  const analysis = analyse(reading.activity, zones);
  const last = analysis.sessions.length - 1;
  const words = analysis.sessions.map(
    (session, i) =>
      renderReply(
        { blocks: summarise(session, { distanceUnit, warnings: i === last ? reading.warnings : [] }) },
        { colour: false },
      ).text,
  );
  return {
    json: { ...file, ...analysisJson(reading, analysis) },
    words: [...(title === undefined ? [] : [title]), ...words].join("\n\n"),
  };
}

function failure(problem: string, file?: string): Result {
  const json = { ...(file === undefined ? {} : { file }), read: "failed", warnings: [problem] };
  return { json, problem: file === undefined || problem.startsWith(file) ? problem : `${file}: ${problem}` };
}
