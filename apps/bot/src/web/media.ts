/** Images and files of a chat, at addresses that nobody can guess and that open to their athlete only. */
import { may } from "@spotter/core/access/may";
import type { Db } from "@spotter/db/db";
import { readFile } from "@spotter/db/queries/files";
import type { Context } from "hono";
import { z } from "zod";
import type { AddressOf } from "./lines.ts";
import type { Seal } from "./sealed.ts";
import type { Visitor } from "./visitor.ts";

/** What an address stands for. */
const media = z.object({ athleteId: z.number(), sha256: z.string().length(64), name: z.string() });

export type Media = {
  /** Addresses of what an athlete's chat holds. */
  addressesFor(athleteId: number): AddressOf;
  answer(c: Context, visitor: Visitor): Promise<Response>;
};

export function mediaOf(db: Db, { seal, unseal }: Seal): Media {
  return {
    addressesFor: (athleteId) => (sha256, name) => `/media/${seal({ athleteId, sha256, name })}`,
    async answer(c, visitor) {
      const wanted = media.safeParse(unseal(c.req.param("id") ?? ""));
      if (!wanted.success || !may({ viewer: visitor.id, action: "see", subject: wanted.data.athleteId }))
        return c.text("There is no such file.\n", 404);
      const bytes = await readFile(db, wanted.data.sha256);
      if (!bytes) return c.text("There is no such file.\n", 404);
      const image = imageTypeOf(bytes);
      const as = image ? "inline" : "attachment";
      return c.body(new Uint8Array(bytes), 200, {
        "Content-Type": image ?? "application/octet-stream",
        "Content-Disposition": `${as}; filename*=UTF-8''${encodeURIComponent(wanted.data.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
        // Should a browser take it for a page after all, that page may do nothing.
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        // What an address stands for never changes.
        "Cache-Control": "private, max-age=31536000, immutable",
      });
    },
  };
}

/** Pictures that browsers show and that cannot carry a script; by their first bytes, whatever they are called. */
function imageTypeOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (start.startsWith("\x89PNG\r\n")) return "image/png";
  if (start.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (start.startsWith("GIF8")) return "image/gif";
  return start.startsWith("RIFF") && start.endsWith("WEBP") ? "image/webp" : undefined;
}
