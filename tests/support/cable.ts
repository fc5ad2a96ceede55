/** A connection over TCP that a test can cut: it passes everything on, until it does not. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type Cable = {
  /** Where it begins, on this machine. */
  port: number;
  /** Ends every connection and takes no new one for so long. */
  cut(ms: number): Promise<void>;
  close(): void;
};

/** @param port where it ends, on this machine */
export async function openCable(port: number): Promise<Cable> {
  const ends = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.resetAndDestroy();
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on("error", () => {});
      one.once("close", () => {
        ends.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const endAll = () => {
    for (const end of ends) end.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    async cut(ms) {
      isCut = true;
      endAll();
      await sleep(ms);
      isCut = false;
    },
    close() {
      endAll();
      server.close();
    },
  };
}
