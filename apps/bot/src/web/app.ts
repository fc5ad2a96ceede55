/** The web chat's addresses: who may go where, and what is found there. */

import type { Incoming } from "@spotter/core/chat/incoming";
import type { Config, WebConfig } from "@spotter/core/config/config";
import { needsLogin } from "@spotter/core/config/web-address";
import type { Db } from "@spotter/db/db";
import { setGreeted } from "@spotter/db/queries/athletes";
import { chatOf } from "@spotter/db/queries/inbox";
import { endOfTranscript, transcriptPage } from "@spotter/db/queries/transcript";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { asset, coreModule } from "./assets.ts";
import type { Html } from "./blocks.ts";
import { chartsOf, choiceOf } from "./charts.ts";
import { guard, headers } from "./guard.ts";
import type { Health } from "./health.ts";
import { idOf, type Live, positionOf } from "./live.ts";
import type { Media } from "./media.ts";
import { isScraper, METRICS_TYPE } from "./metrics.ts";
import { chatPage, linesHtml } from "./page-chat.ts";
import { dashboardPage } from "./page-dashboard.ts";
import { confirmLogin, loginHint } from "./page-login.ts";
import { readFileSaid, readSaid } from "./said.ts";
import type { Door, Visitor } from "./visitor.ts";

/** Lines of a page. */
const PAGE_LINES = 40;

export type AppDeps = {
  db: Db;
  web: WebConfig;
  door: Door;
  live: Live;
  media: Media;
  chartTheme: Config["chartTheme"];
  health: Health;
  /** The figures in Prometheus' text format. */
  metrics: () => Promise<string>;
  /** Stores an event. */
  receive: (incoming: Incoming) => Promise<void>;
};

type Env = { Variables: { visitor: Visitor } };

export function webApp({ db, web, door, live, media, chartTheme, health, metrics, receive }: AppDeps): Hono<Env> {
  const app = new Hono<Env>();
  const chatIds = new Map<string, number>();

  const chatOfVisitor = async ({ id, account }: Visitor) => {
    const chatId =
      chatIds.get(account) ?? (await chatOf(db, { platform: "web", chat: { id: account, kind: "private" } }));
    chatIds.set(account, chatId);
    return { account, chatId, addressOf: media.addressesFor(id) };
  };

  app.use(headers, guard({ loginNeeded: needsLogin(web), publicUrl: web.publicUrl }));
  // How Spotter is, for machines: no athlete's data.
  app.get("/healthz", async (c) => {
    const { ok, ...parts } = await health.now();
    return c.json(parts, ok ? 200 : 503);
  });
  app.get("/metrics", async (c) => {
    if (!door.isAtMachine(c) && !isScraper(c, web.metricsToken)) return c.text("METRICS_TOKEN opens this.\n", 401);
    return c.text(await metrics(), 200, { "Content-Type": METRICS_TYPE });
  });
  app.get("/assets/:name", asset);
  app.get("/core/:folder/:file", coreModule);
  app.get("/login/:token", (c) => {
    // Else the form's request would come without an origin.
    c.header("Referrer-Policy", "same-origin");
    return page(c, confirmLogin(c.req.param("token")));
  });
  app.post("/login", bodyLimit({ maxSize: 4_096 }), async (c) => {
    const { token } = await c.req.parseBody();
    if (typeof token === "string" && (await door.logIn(c, token))) return c.redirect("/", 303);
    return page(c, loginHint("This link has been used, or is too old."), 403);
  });

  // Whoever gets past here is an athlete.
  app.use(async (c, next) => {
    const visitor = await door.visitorOf(c);
    if (!visitor) return wantsPage(c) ? page(c, loginHint(), 401) : c.text("Log in first.\n", 401);
    c.set("visitor", visitor);
    return next();
  });

  app.get("/", async (c) => {
    const visitor = c.get("visitor");
    const { chatId, addressOf } = await chatOfVisitor(visitor);
    // Asked first: what comes in between is told by the events.
    const position = await endOfTranscript(db, chatId);
    const { lines, before } = await transcriptPage(db, { chatId, limit: PAGE_LINES });
    // The empty page says who is speaking, so that no answer has to.
    if (lines.length === 0) await setGreeted(db, visitor.id);
    const loggedIn = visitor.session !== undefined;
    return page(c, chatPage({ lines, position, before, addressOf, loggedIn, chartTheme }));
  });
  app.get("/lines", async (c) => {
    const { chatId, addressOf } = await chatOfVisitor(c.get("visitor"));
    const from = positionOf(c.req.query("before"));
    if (!from) return c.text("Before which line?\n", 400);
    const { lines, before } = await transcriptPage(db, { chatId, before: from, limit: PAGE_LINES });
    return c.json({ html: linesHtml(lines, addressOf).join(""), before: before ? idOf(before) : null });
  });
  app.get("/events", async (c) => {
    const visitor = c.get("visitor");
    const chat = await chatOfVisitor(visitor);
    const after =
      positionOf(c.req.header("Last-Event-ID")) ??
      positionOf(c.req.query("after")) ??
      (await endOfTranscript(db, chat.chatId));
    // An open page keeps no proxy waiting for more.
    return c.body(live.open(chat, { after, session: visitor.session }), 200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      "X-Accel-Buffering": "no",
    });
  });
  app.get("/dashboard", async (c) => {
    const visitor = c.get("visitor");
    const choice = await choiceOf(db, visitor.id, c.req.query());
    return page(c, dashboardPage(choice, visitor.session !== undefined));
  });
  app.get("/dashboard/charts", async (c) => c.json(await chartsOf(db, c.get("visitor").id, c.req.query())));
  app.get("/media/:id", (c) => media.answer(c, c.get("visitor")));

  const heard = async (c: Context<Env>, incoming: Incoming) => {
    await receive(incoming);
    // Other pages of the chat learn of it by themselves; the sender need not wait for them.
    void live.changed(c.get("visitor").account, [incoming.messageId]).catch(() => {});
    return c.json({ key: incoming.messageId });
  };
  app.post("/said", async (c) => {
    const incoming = await readSaid(c, c.get("visitor"));
    if (incoming === "too-big") return c.text("That is too long.\n", 413);
    return incoming ? heard(c, incoming) : c.text("That is no message.\n", 400);
  });
  app.post("/file", async (c) => {
    const incoming = await readFileSaid(c, c.get("visitor"), db);
    if (incoming === "too-big") return c.text("Files up to 20 MB, please.\n", 413);
    return incoming ? heard(c, incoming) : c.text("That is no file.\n", 400);
  });
  app.post("/logout", async (c) => {
    const visitor = c.get("visitor");
    await door.logOut(c, visitor);
    if (visitor.session) live.close(visitor.session);
    return c.redirect("/", 303);
  });
  return app;
}

function page(c: Context, content: Html, status: 200 | 401 | 403 = 200): Response | Promise<Response> {
  return c.html(content, status);
}

function wantsPage(c: Context): boolean {
  return c.req.method === "GET" && (c.req.header("Accept") ?? "").includes("text/html");
}
