/** What the server's account must reach, but cannot inside root's own folders, goes here. */
import { chmod, mkdir } from "node:fs/promises";

/** For state of programs that run under an account without a home (Filesystem Hierarchy Standard 3.0, 5.8). */
export const SHARED = "/var/lib/spotter";

/** Creates a folder in `SHARED` that every account may enter, whatever the umask. */
export async function makeSharedFolder(path: string): Promise<string> {
  for (const dir of [SHARED, path]) {
    await mkdir(dir, { recursive: true });
    await chmod(dir, 0o755);
  }
  return path;
}
