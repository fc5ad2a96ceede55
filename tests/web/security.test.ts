/** The web chat against other people's pages, machines and curiosity. */
import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { keepFile } from "@spotter/db/queries/files";
import { webSession } from "@spotter/db/schema/web";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWeb, type TestWeb } from "../support/web.ts";

type Answer = { status: number; body: string; headers: Record<string, string | string[] | undefined> };

/** A request with any header, `Host` too. */
function ask(
  url: string,
  by: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { method = "GET", headers = {}, body } = by;
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
        // A stream of events never ends.
        if (response.headers["content-type"]?.startsWith("text/event-stream")) response.destroy();
      });
      response.on("close", () => resolve({ status: response.statusCode!, body: text, headers: response.headers }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

const message = () => JSON.stringify({ kind: "message", key: randomUUID(), text: "bench 100x5" });
const json = { "Content-Type": "application/json" };
/** Every address behind the login. */
const PRIVATE = ["/", "/lines?before=9-9", "/events", "/media/abc", "/dashboard", "/dashboard/charts?range=all"];

describe("on this machine", () => {
  let web: TestWeb;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web.close());

  const say = (headers: Record<string, string>) =>
    ask(`${web.address}/said`, { method: "POST", headers: { ...json, ...headers }, body: message() });

  test("its own page may write", async () => {
    expect((await say({ Origin: web.address })).status).toBe(200);
    expect((await say({ "Sec-Fetch-Site": "same-origin" })).status).toBe(200);
  });

  test.each([
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { Origin: "http://127.0.0.1:1" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { "Sec-Fetch-Site": "none" },
    {},
  ])("a request with %j may not", async (headers) => {
    expect((await say(headers as Record<string, string>)).status).toBe(403);
  });

  test("a right origin does not help a browser that says it comes from elsewhere", async () => {
    expect((await say({ Origin: web.address, "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
  });

  test.each(["evil.example", "127.0.0.1.evil.example:80", "localhost.evil.example"])(
    "a name that somebody else points at this machine is not ours: %j",
    async (Host) => {
      expect((await ask(`${web.address}/`, { headers: { Host } })).status).toBe(421);
    },
  );

  test("what a proxy passes on is not whoever sits here", async () => {
    const answer = await ask(`${web.address}/`, { headers: { "X-Forwarded-For": "203.0.113.9", Accept: "text/html" } });
    expect(answer.status).toBe(401);
  });

  test.each(["/", "/assets/style.css", "/nothing", "/media/nothing"])("the headers stand on %s", async (path) => {
    const { headers } = await ask(`${web.address}${path}`);
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("events are for our own pages: no other origin is allowed to read them", async () => {
    const { status, headers } = await ask(`${web.address}/events`, { headers: { Origin: "https://evil.example" } });
    expect(status).toBe(200);
    expect(headers["access-control-allow-origin"]).toBeUndefined();
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    const elsewhere = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors" };
    expect((await ask(`${web.address}/events`, { headers: elsewhere })).status).toBe(403);
    const link = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate" };
    expect((await ask(`${web.address}/`, { headers: link })).status).toBe(200);
  });

  test("a page holds no script or style of its own", async () => {
    const { body } = await ask(`${web.address}/`);
    expect(body).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son[a-z]+=/i);
  });

  test.each([
    "/media/../../etc/passwd",
    "/media/%2e%2e%2fetc%2fpasswd",
    "/assets/../app.ts",
    "/assets/%2e%2e%2fapp.ts",
    "/core/chart/..%2f..%2fpackage.json",
    "/core/..%2f/main.ts",
    "/core/chart/e1rm.test.ts",
  ])("no path leads to a file of the machine: %s", async (path) => {
    const { hostname, port } = new URL(web.address);
    const answer = await new Promise<Answer>((resolve) => {
      // As it stands, without a URL that tidies it up.
      request({ hostname, port, path }, (response) => {
        let body = "";
        response.on("data", (part) => {
          body += part;
        });
        response.on("end", () => resolve({ status: response.statusCode!, body, headers: response.headers }));
      }).end();
    });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain("root:");
  });

  test("words that are too long, and what no page of ours sends, are refused", async () => {
    const post = (body: string) =>
      ask(`${web.address}/said`, { method: "POST", headers: { ...json, Origin: web.address }, body });
    expect((await post("x".repeat(300_000))).status).toBe(413);
    for (const body of ["", "[]", "{", '{"kind":"message","key":"r1","text":"x"}', '{"kind":"press","key":"r1"}'])
      expect((await post(body)).status).toBe(400);
  });

  test("a file over the limit is refused, and nothing of it is kept", async () => {
    const url = `${web.address}/file?${new URLSearchParams({ key: randomUUID(), name: "ride.fit" })}`;
    const body = new Uint8Array(20 * 1024 * 1024 + 1);
    const answer = await fetch(url, { method: "POST", headers: { Origin: web.address }, body });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain("20 MB");
    const { rows } = await web.database.pool.query("select count(*)::int as files from file");
    expect(rows[0].files).toBe(0);
  });
});

describe("where others can reach it", () => {
  let web: TestWeb;
  let anna: string;
  beforeAll(async () => {
    web = await startWeb({ host: "0.0.0.0" });
    anna = await web.cookieOf("Anna");
  });
  afterAll(() => web.close());

  test("without a login there is nothing but the hint how to log in", async () => {
    for (const path of PRIVATE) {
      const answer = await ask(`${web.address}${path}`, { headers: { Accept: "text/html" } });
      expect({ path, status: answer.status }).toEqual({ path, status: 401 });
      expect(answer.body).toContain("login-link");
      expect(answer.body).not.toContain('id="log"');
      expect((await ask(`${web.address}${path}`)).body).toBe("Log in first.\n");
    }
    for (const path of ["/said", "/file", "/logout"]) {
      const headers = { ...json, Origin: web.address };
      expect((await ask(`${web.address}${path}`, { method: "POST", headers, body: message() })).status).toBe(401);
    }
  });

  test("a link shows a button, works once, and its cookie is the browser's alone", async () => {
    const link = await web.linkFor("Ben");
    const token = link.split("/").at(-1)!;
    const logIn = () =>
      ask(`${web.address}/login`, {
        method: "POST",
        headers: { Origin: web.address, "Content-Type": "application/x-www-form-urlencoded" },
        body: `token=${token}`,
      });
    // A chat platform looks at the link before the athlete does.
    for (let looks = 0; looks < 2; looks++) expect((await ask(link)).body).toContain("Log in");
    const first = await logIn();
    expect(first.status).toBe(303);
    expect(String(first.headers["set-cookie"])).toMatch(
      /^spotter=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await logIn()).status).toBe(403);
    const { rows } = await web.database.pool.query(
      "select token_hash from login_link union select token_hash from web_session",
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("over https the cookie stays there", async () => {
    const secure = await startWeb({ publicUrl: "https://log.example.org" });
    const token = (await secure.linkFor("Ben")).split("/").at(-1)!;
    const answer = await ask(`${secure.address}/login`, {
      method: "POST",
      headers: { Origin: "https://log.example.org", "Content-Type": "application/x-www-form-urlencoded" },
      body: `token=${token}`,
    });
    expect(String(answer.headers["set-cookie"])).toContain("; Secure");
    await secure.close();
  });

  test("an old link is no good", async () => {
    const token = (await web.linkFor("Old")).split("/").at(-1)!;
    await web.database.pool.query("update login_link set expires_at = now() - interval '1 second'");
    const answer = await ask(`${web.address}/login`, {
      method: "POST",
      headers: { Origin: web.address, "Content-Type": "application/x-www-form-urlencoded" },
      body: `token=${token}`,
    });
    expect(answer.status).toBe(403);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  test("a good cookie opens the log, and one that is forged, cut or over does not", async () => {
    const open = async (Cookie: string) =>
      (await ask(`${web.address}/lines?before=9-9`, { headers: { Cookie } })).status;
    expect(await open(anna)).toBe(200);
    const value = decodeURIComponent(anna.slice("spotter=".length));
    const [session] = value.split(".");
    for (const forged of [
      session!,
      `${session}.`,
      `${"A".repeat(43)}.${value.split(".")[1]}`,
      `${value}x`,
      value.slice(0, -2),
    ])
      expect(await open(`spotter=${encodeURIComponent(forged)}`)).toBe(401);
    const late = await web.cookieOf("Late");
    expect(await open(late)).toBe(200);
    await web.database.db
      .update(webSession)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(sql`athlete_id = (select athlete_id from identity where user_id = 'Late')`);
    expect(await open(late)).toBe(401);
  });

  test("logging out ends the session for good", async () => {
    const cookie = await web.cookieOf("Carla");
    const headers = { Cookie: cookie, Origin: web.address };
    expect((await ask(`${web.address}/logout`, { method: "POST", headers })).status).toBe(303);
    expect((await ask(`${web.address}/`, { headers })).status).toBe(401);
  });

  test("a picture opens for its athlete only, at an address that says nothing", async () => {
    const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(40)]);
    const sha256 = await keepFile(web.database.db, png);
    await web.database.pool.query(
      `insert into outbox (chat_id, reply) select id, $1 from chat where platform = 'web' order by id limit 1`,
      [JSON.stringify({ blocks: [], images: [{ sha256, name: "chart.png", alt: "A chart" }] })],
    );
    const page = (await ask(`${web.address}/`, { headers: { Cookie: anna } })).body;
    const [path] = /\/media\/[\w-]+/.exec(page) ?? [];
    expect(path?.length).toBeGreaterThan(60);
    expect(page).not.toContain(sha256);
    const own = await ask(`${web.address}${path}`, { headers: { Cookie: anna } });
    expect(own.status).toBe(200);
    expect(own.headers).toMatchObject({
      "content-type": "image/png",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
    });
    const ben = await web.cookieOf("Ben");
    expect((await ask(`${web.address}${path}`, { headers: { Cookie: ben } })).status).toBe(404);
    expect((await ask(`${web.address}/media/${sha256}`, { headers: { Cookie: anna } })).status).toBe(404);
  });

  test("what an athlete sends back can be downloaded, never run", async () => {
    const headers = { Cookie: anna, Origin: web.address };
    const url = `${web.address}/file?${new URLSearchParams({ key: randomUUID(), name: "page.html" })}`;
    const sent = await ask(url, { method: "POST", headers, body: "<script>alert(1)</script>" });
    expect(sent.status).toBe(200);
    const page = (await ask(`${web.address}/`, { headers })).body;
    const path = /class="file" href="(\/media\/[\w-]+)"/.exec(page)?.[1];
    const answer = await ask(`${web.address}${path}`, { headers });
    expect(answer.headers["content-type"]).toBe("application/octet-stream");
    expect(answer.headers["content-disposition"]).toBe("attachment; filename*=UTF-8''page.html");
  });

  test("markup in messages and answers is text", async () => {
    const headers = { ...json, Cookie: anna, Origin: web.address };
    const text = `<img src=x onerror=alert(1)> "'&`;
    const body = JSON.stringify({ kind: "message", key: randomUUID(), text });
    await ask(`${web.address}/said`, { method: "POST", headers, body });
    const page = (await ask(`${web.address}/`, { headers })).body;
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(page).not.toContain("<img src=x");
  });
});
