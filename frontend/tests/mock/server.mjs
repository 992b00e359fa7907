/**
 * A stand-in for the server while looking at screens: `node tests/mock/server.mjs [port]` serves `dist`
 * and speaks enough of the wire protocol, from memory, for one person and a few imaginary ones.
 */
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";

import { WebSocketServer } from "ws";

import { LOUNGE, makeWorld, ME, PEOPLE } from "./world.mjs";

const port = Number(process.argv[2] ?? 8765);
const dist = join(import.meta.dirname, "../../dist");
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html", ".json": "application/json" };
// The policy the real server sends.
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'";

const world = makeWorld();
const state = { signedIn: true, verified: process.env.UNVERIFIED !== "1", sockets: new Set() };

const me = () => ({ user: { ...ME, email: "mia@example.org", verified: state.verified, role: "user", status: "active" }, status_text: "Shelling pecans", presence: "online" });
const problem = (status, code, detail, field = null) => [status, { type: "about:blank", title: code, status, detail, code, field, details: {}, retry: false }];

function page(room, query) {
  const limit = Number(query.get("limit") ?? 50);
  const all = world.messages.filter((one) => one.room === room && one.seq);
  const at = (name) => (query.has(name) ? Number(query.get(name)) : null);
  let list = all.slice(-limit);
  let more = all.length > limit;
  if (at("before") !== null) {
    const older = all.filter((one) => one.seq < at("before"));
    [list, more] = [older.slice(-limit), older.length > limit];
  } else if (at("after") !== null) {
    const newer = all.filter((one) => one.seq > at("after"));
    [list, more] = [newer.slice(0, limit), newer.length > limit];
  } else if (at("around") !== null) {
    const middle = all.findIndex((one) => one.seq >= at("around"));
    [list, more] = [all.slice(Math.max(0, middle - limit / 2), middle + limit / 2), true];
  }
  return { results: list.map((one) => ({ ...one, my_reactions: world.mine[one.id] ?? [] })), next: more ? "/next" : null, quotes: {}, threads: [] };
}

function rest(method, path, query, body) {
  if (path === "/api/v1/meta") return [200, { development: true }];
  if (path.startsWith("/_allauth/")) return allauth(method, path, body);
  if (!state.signedIn) return problem(401, "auth.required", "Sign in to do this.");
  if (path === "/api/v1/me") return [200, me()];
  if (path === "/api/v1/spaces/lounge") return [200, LOUNGE];
  if (path === "/api/v1/spaces") return [200, { results: [LOUNGE], next: null }];
  if (path === "/api/v1/me/rooms") return [200, { results: world.rooms, next: null }];
  if (path === "/api/v1/spaces/lounge/rooms") return [200, { results: world.rooms, next: null }];
  if (path === "/api/v1/spaces/lounge/members") return [200, { results: PEOPLE.map((user, index) => ({ user, role: "member", trust: "member", status: ["online", "away", "dnd", "online", "offline"][index % 5], status_text: index === 1 ? "Back at three" : "" })), next: null }];
  const room = /^\/api\/v1\/rooms\/([^/]+)\/messages$/.exec(path)?.[1];
  if (room) return [200, page(room, query)];
  const message = world.messages.find((one) => path === `/api/v1/messages/${one.id}`);
  if (message) return [200, message];
  if (path === "/api/v1/reports" || path.startsWith("/api/v1/relations")) return [201, {}];
  // Lists of what nobody has made here.
  if (method === "GET" && /^\/api\/v1\/(me|rooms|spaces|drafts|scheduled|saved|conversations)\b/.test(path)) return [200, { results: [], next: null, parents: {}, people: [] }];
  return problem(404, "page.not_found", "There is nothing here.");
}

function allauth(method, path, body) {
  if (path.endsWith("/auth/sessions")) {
    return [200, { status: 200, data: [
      { id: 1, user_agent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", ip: "192.0.2.7", created_at: 1763700000, is_current: true },
      { id: 2, user_agent: "Mozilla/5.0 (iPhone) Safari/605.1", ip: "198.51.100.20", created_at: 1763600000, is_current: false },
    ] }];
  }
  if (path.endsWith("/auth/signup")) {
    const errors = [];
    if (!/@/.test(body?.email ?? "")) errors.push({ message: "Enter a valid email address.", code: "invalid", param: "email" });
    if ((body?.password ?? "").length < 8) errors.push({ message: "This password is too short.", code: "password_too_short", param: "password" });
    return errors.length ? [400, { status: 400, errors }] : [200, { status: 200, data: {} }];
  }
  if (path.endsWith("/auth/login")) {
    if (body?.password !== "pecan") return [400, { status: 400, errors: [{ message: "The username and/or password you specified are not correct.", code: "username_password_mismatch", param: "password" }] }];
    state.signedIn = true;
    return [200, { status: 200, data: {} }];
  }
  if (path.endsWith("/auth/session") && method === "DELETE") {
    state.signedIn = false;
    return [401, { status: 401, data: {} }];
  }
  return [200, { status: 200, data: {} }];
}

const server = createServer((request, response) => {
  const url = new URL(request.url, "http://localhost");
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    if (url.pathname.startsWith("/api/") || url.pathname.startsWith("/_allauth/")) {
      const text = Buffer.concat(chunks).toString();
      const [status, body] = rest(request.method, url.pathname, url.searchParams, text ? JSON.parse(text) : null);
      response.writeHead(status, { "Content-Type": "application/json", "Set-Cookie": "csrftoken=mock" });
      return response.end(JSON.stringify(body));
    }
    const file = url.pathname.startsWith("/static/app/") ? url.pathname.slice("/static/app/".length) : "index.html";
    try {
      const bytes = readFileSync(join(dist, file));
      response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "text/plain", "Content-Security-Policy": CSP });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
});

const sockets = new WebSocketServer({ server, path: "/ws/" });
const say = (frame) => sockets.clients.forEach((socket) => socket.send(JSON.stringify(frame)));
world.publish = say;
sockets.on("connection", (socket) => {
  const send = (frame) => socket.send(JSON.stringify(frame));
  send({ type: "session.ready", data: { protocol: 1, session: "s1", user: ME, epoch: "e1", heartbeat: 25, limits: { frame_bytes: 65536, content_chars: 4000, open_rooms: 64 }, server_time: new Date().toISOString() } });
  const beat = setInterval(() => send({ type: "session.beat", data: { heads: {} } }), 25_000);
  socket.on("close", () => clearInterval(beat));
  socket.on("message", (text) => {
    const { id, type, data } = JSON.parse(text);
    const answer = world.command(type, data);
    send(answer.error ? { re: id, ok: false, error: { message: "", retry: false, retry_after: null, field: null, details: {}, ...answer.error } } : { re: id, ok: true, data: answer });
  });
});
server.listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/lounge`));
