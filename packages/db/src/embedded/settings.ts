/** How the server is set up: small, private to this machine, and silent about what is stored. */
import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";

/** Values by the name Postgres's documentation gives them. */
export type Settings = Record<string, string>;

/** Written into a new cluster's postgresql.conf, where the owner may change them. */
export const INITIAL_SETTINGS = {
  max_connections: "100",
  shared_buffers: "64MB",
  effective_cache_size: "256MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  min_wal_size: "32MB",
  max_wal_size: "256MB",
  random_page_cost: "1.1",
  // Compiling costs more than it saves on queries that take milliseconds.
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
} as const satisfies Settings;

/** Given at each start, because we rely on them. */
export function fixedSettings(cluster: string, port: number): Settings {
  return {
    listen_addresses: "127.0.0.1",
    port: String(port),
    // A socket's path may have 107 bytes at most, which a deep checkout exceeds.
    unix_socket_directories: "",
    cluster_name: clusterName(cluster),
    logging_collector: "off",
    log_destination: "stderr",
    log_line_prefix: "%m [%p] ",
    // Statements and details quote what athletes wrote, and logs must not.
    log_statement: "none",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
}

/** Stands in the title of each of the server's processes, by which orphans are found after a crash. */
export function clusterName(cluster: string): string {
  return `spotter-${createHash("sha256").update(realpathSync(cluster)).digest("hex").slice(0, 12)}`;
}

/** `-c name=value` for each. */
export function asArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** The same environment for every server: PG… variables and secrets of whoever starts it stay out. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
}
