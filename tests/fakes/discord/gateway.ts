/** The gateway: sessions, heartbeats, events in order, and the ways in which it ends. */
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { constants, createDeflate, type Deflate, deflateSync } from "node:zlib";
import {
  GatewayCloseCodes as Close,
  GatewayDispatchEvents,
  GatewayIntentBits as Intents,
  GatewayOpcodes as Op,
} from "discord-api-types/v10";
import { type WebSocket, WebSocketServer } from "ws";
import { isRecord } from "./check.ts";
import { apiGuild, apiUser, type Dispatch, type FakeChannel, type World } from "./world.ts";

type Session = {
  id: string;
  intents: number;
  seq: number;
  /** Everything sent, for a resume. */
  sent: { s: number; t: string; d: unknown }[];
  connection: Connection | undefined;
};

type Connection = {
  socket: WebSocket;
  session: Session | undefined;
  heardAt: number;
  compress: boolean;
  stream: Deflate | undefined;
};

/** Which intent brings which event; the others always come. */
const INTENTS: Partial<Record<string, { server: number; direct: number }>> = {
  [GatewayDispatchEvents.MessageCreate]: { server: Intents.GuildMessages, direct: Intents.DirectMessages },
  [GatewayDispatchEvents.MessageUpdate]: { server: Intents.GuildMessages, direct: Intents.DirectMessages },
  [GatewayDispatchEvents.MessageDelete]: { server: Intents.GuildMessages, direct: Intents.DirectMessages },
  [GatewayDispatchEvents.MessageDeleteBulk]: { server: Intents.GuildMessages, direct: Intents.DirectMessages },
  [GatewayDispatchEvents.ChannelCreate]: { server: Intents.Guilds, direct: Intents.Guilds },
  [GatewayDispatchEvents.ThreadCreate]: { server: Intents.Guilds, direct: Intents.Guilds },
};

export class Gateway {
  /** What clients said, oldest first. */
  readonly heard: { op: number; d: unknown }[] = [];
  /** Does without acknowledging heartbeats. */
  deaf = false;
  private readonly world: World;
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly sessions = new Map<string, Session>();
  private readonly connections = new Set<Connection>();
  private readonly intervalMs: number;
  private readonly isDown: () => boolean;

  constructor(world: World, http: Server, about: { heartbeatIntervalMs: number; isDown: () => boolean }) {
    this.world = world;
    this.intervalMs = about.heartbeatIntervalMs;
    this.isDown = about.isDown;
    world.dispatch = (event) => this.dispatch(event);
    http.on("upgrade", (request, socket, head) => this.upgrade(request, socket, head));
  }

  /** Whether a client is connected and identified. */
  get isConnected(): boolean {
    return [...this.connections].some(({ session }) => session !== undefined);
  }

  /** Asks all clients to reconnect, as Discord does before it moves a gateway. */
  askToReconnect(): void {
    for (const connection of this.connections) this.send(connection, { op: Op.Reconnect, d: null });
  }

  /** Tells all clients that their session has ended. */
  invalidateSessions(): void {
    this.sessions.clear();
    for (const connection of this.connections) this.send(connection, { op: Op.InvalidSession, d: false });
  }

  /** Breaks all connections; `code` is what Discord closes with, none is a network that fails. */
  drop(code?: number): void {
    for (const { socket } of this.connections) {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
  }

  close(): void {
    this.drop();
    this.server.close();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? "/", this.world.origin);
    if (this.isDown() || url.pathname.replace(/\/$/, "") !== "/gateway") {
      socket.destroy();
      return;
    }
    this.server.handleUpgrade(request, socket, head, (opened) => this.open(opened, url.searchParams));
  }

  private open(socket: WebSocket, query: URLSearchParams): void {
    if (query.get("v") !== "10" || query.get("encoding") !== "json") {
      socket.close(Close.InvalidAPIVersion);
      return;
    }
    const stream = query.get("compress") === "zlib-stream" ? createDeflate() : undefined;
    const connection: Connection = { socket, session: undefined, heardAt: performance.now(), compress: false, stream };
    stream?.on("data", (chunk: Buffer) => socket.send(chunk));
    this.connections.add(connection);
    const watch = setInterval(() => {
      if (performance.now() - connection.heardAt > this.intervalMs * 1.5) socket.close(Close.SessionTimedOut);
    }, this.intervalMs / 2);
    socket.on("close", () => {
      clearInterval(watch);
      this.connections.delete(connection);
      if (connection.session?.connection === connection) connection.session.connection = undefined;
    });
    socket.on("error", () => socket.terminate());
    socket.on("message", (data, isBinary) => this.hear(connection, isBinary ? undefined : parsed(String(data))));
    this.send(connection, { op: Op.Hello, d: { heartbeat_interval: this.intervalMs } });
  }

  private hear(connection: Connection, payload: unknown): void {
    const { socket } = connection;
    if (!isRecord(payload) || typeof payload.op !== "number") {
      socket.close(Close.DecodeError);
      return;
    }
    const { op, d } = payload;
    this.heard.push({ op, d });
    connection.heardAt = performance.now();
    if (op === Op.Heartbeat) {
      if (d !== null && !Number.isInteger(d)) socket.close(Close.DecodeError);
      else if (!this.deaf) this.send(connection, { op: Op.HeartbeatAck });
    } else if (op === Op.Identify) this.closeIf(connection, this.identify(connection, d));
    else if (op === Op.Resume) this.closeIf(connection, this.resume(connection, d));
    else if (connection.session === undefined) socket.close(Close.NotAuthenticated);
    else if (op !== Op.PresenceUpdate) socket.close(Close.UnknownOpcode);
  }

  private closeIf({ socket }: Connection, code: number | undefined): void {
    if (code !== undefined) socket.close(code);
  }

  /** @returns what to close with, if it is refused */
  private identify(connection: Connection, d: unknown): number | undefined {
    if (connection.session !== undefined) return Close.AlreadyAuthenticated;
    if (!isRecord(d) || !isRecord(d.properties) || typeof d.properties.os !== "string") return Close.DecodeError;
    if (d.token !== this.world.token) return Close.AuthenticationFailed;
    const { intents } = d;
    if (typeof intents !== "number" || !Number.isInteger(intents) || intents < 0 || intents >= 2 ** 26)
      return Close.InvalidIntents;
    const privileged = intents & (Intents.GuildMembers | Intents.GuildPresences | Intents.MessageContent);
    const allowed = this.world.messageContent ? Intents.MessageContent : 0;
    if ((privileged & ~allowed) !== 0) return Close.DisallowedIntents;
    const session: Session = { id: this.world.newId(), intents, seq: 0, sent: [], connection };
    this.sessions.set(session.id, session);
    connection.session = session;
    connection.compress = d.compress === true;
    const { bot, guilds } = this.world;
    this.tell(session, GatewayDispatchEvents.Ready, {
      v: 10,
      user: { ...apiUser(bot), verified: true, mfa_enabled: false, flags: 0 },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${this.world.origin.replace("http", "ws")}/gateway`,
      shard: [0, 1],
      application: { id: bot.id, flags: this.world.applicationFlags },
    });
    for (const guild of guilds) this.tell(session, GatewayDispatchEvents.GuildCreate, apiGuild(guild, bot));
    return undefined;
  }

  /** @returns what to close with, if it is refused */
  private resume(connection: Connection, d: unknown): number | undefined {
    if (!isRecord(d) || typeof d.seq !== "number") return Close.DecodeError;
    if (d.token !== this.world.token) return Close.AuthenticationFailed;
    const session = this.sessions.get(String(d.session_id));
    if (session === undefined) {
      this.send(connection, { op: Op.InvalidSession, d: false });
      return undefined;
    }
    if (d.seq > session.seq) return Close.InvalidSeq;
    connection.session = session;
    session.connection = connection;
    for (const { s, t, d: data } of session.sent)
      if (s > d.seq) this.send(connection, { op: Op.Dispatch, s, t, d: data });
    this.tell(session, GatewayDispatchEvents.Resumed, {});
    return undefined;
  }

  private dispatch({ t, d, channel }: Dispatch): void {
    const needed = INTENTS[t];
    for (const session of this.sessions.values()) {
      if (channel?.denied.has("view")) continue;
      const intent = channel?.guild ? needed?.server : needed?.direct;
      if (intent !== undefined && (session.intents & intent) === 0) continue;
      this.tell(session, t, this.withoutContent(session, d, channel));
    }
  }

  /** Without the Message Content Intent the words of others in servers are blank, unless they mention the bot. */
  private withoutContent(session: Session, d: unknown, channel: FakeChannel | undefined): unknown {
    if (!isRecord(d) || !("content" in d) || !channel?.guild) return d;
    if ((session.intents & Intents.MessageContent) !== 0) return d;
    const { id } = this.world.bot;
    const ours = isRecord(d.author) && d.author.id === id;
    const mentioned = String(d.content).includes(`<@${id}>`);
    return ours || mentioned ? d : { ...d, content: "", embeds: [], attachments: [], components: [] };
  }

  private tell(session: Session, t: string, d: unknown): void {
    session.seq += 1;
    const event = { s: session.seq, t, d };
    session.sent.push(event);
    if (session.connection) this.send(session.connection, { op: Op.Dispatch, ...event });
  }

  private send({ socket, compress, stream }: Connection, payload: unknown): void {
    const text = JSON.stringify(payload);
    if (stream) {
      stream.write(text);
      stream.flush(constants.Z_SYNC_FLUSH);
    } else socket.send(compress ? deflateSync(text) : text);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
