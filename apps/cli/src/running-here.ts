/**
 * Prints the process of a Spotter that runs on a checkout's modules, for `./spotter` to know before it installs others
 * in their place; nothing where none does. The checkout is the argument.
 */
import { pidsOfCommand } from "@spotter/db/embedded/process-identity";

/** The commands that stay. */
const LASTING = ["start", "demo", "chat"];

const root = process.argv[2] ?? "";
const main = `${root}/node_modules/node/bin/node ${root}/apps/cli/src/main.ts`;
const [pid] = LASTING.flatMap((command) => pidsOfCommand(`${main} ${command}`));
if (pid !== undefined) process.stdout.write(`${pid}\n`);
