/** Chooses the port the server listens on. */
import { createServer } from "node:net";

/** Below the ports that systems lend to outgoing connections, one of which could hold ours at the next start. */
const FIRST = 20_000;
const COUNT = 10_000;
const TRIES = 100;

/** The preferred port if it is free, so that URLs stay valid, else another free one. */
export async function choosePort(preferred: number | undefined): Promise<number> {
  if (preferred !== undefined && (await isFree(preferred))) return preferred;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port found between ${FIRST} and ${FIRST + COUNT}`);
}

/** Whether a server could listen on 127.0.0.1 at this port now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
