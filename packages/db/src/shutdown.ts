/** Ending a process in order, however it is told to. */

/** What hangs on a lost connection must not keep a process alive; inbox and outbox hold its work. */
const PATIENCE_MS = 5_000;

/** Runs `stop` once and exits: on SIGTERM and SIGINT, and when the supervisor that started us is gone. */
export function onShutdown(stop: () => Promise<unknown>): void {
  let stopping = false;
  const shutDown = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), PATIENCE_MS).unref();
    void stop().finally(() => process.exit(0));
  };
  process.on("SIGTERM", shutDown);
  process.on("SIGINT", shutDown);
  process.on("disconnect", shutDown);
}
