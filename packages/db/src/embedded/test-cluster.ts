/** What the tests of the embedded server share: throw-away data directories, and other processes that use them. */
import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { removePostgres } from "./server.ts";

/** A data directory that the server's account can enter, too; `remove` stops and deletes what is in it. */
export async function temporaryDataDir(): Promise<{ dataDir: string; remove: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "spotter-embedded-"));
  await chmod(dataDir, 0o755);
  return {
    dataDir,
    remove: async () => {
      await removePostgres({ dataDir });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type OtherProcess = {
  pid: number;
  /** The next line it prints, parsed. */
  says(): Promise<unknown>;
  end(signal?: NodeJS.Signals): Promise<void>;
};

/**
 * Another Spotter process: runs the statements with `server.ts`'s exports in scope, `dataDir` and `say(value)`,
 * then stays until it is ended.
 */
export function otherProcess(dataDir: string, statements: string): OtherProcess {
  const source = `
    const { ensurePostgres, releasePostgres } = await import(${JSON.stringify(import.meta.resolve("./server.ts"))});
    const { withLock } = await import(${JSON.stringify(import.meta.resolve("./lock.ts"))});
    const dataDir = ${JSON.stringify(dataDir)};
    const say = (value) => console.log(JSON.stringify(value));
    process.stdin.resume();
    ${statements}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = child.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let text = "";
  return {
    pid: child.pid ?? 0,
    async says() {
      while (!text.includes("\n")) {
        const { value, done } = await lines.next();
        if (done) throw new Error("the other process ended without a word");
        text += value;
      }
      const line = text.slice(0, text.indexOf("\n"));
      text = text.slice(line.length + 1);
      return JSON.parse(line);
    },
    async end(signal = "SIGKILL") {
      child.kill(signal);
      await exited;
    },
  };
}

/** A connection as any client would open it. */
export async function clientOf(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  return client;
}
