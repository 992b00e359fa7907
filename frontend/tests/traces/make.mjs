/** Writes the hand-made traces; run with `node tests/traces/make.mjs`. */
import { writeFileSync } from "node:fs";

const ROOM = "01970000-0000-7000-8000-000000000001";
const person = (name, display = name) => ({
  id: `01970000-0000-7000-8000-0000000000${name.length}${name.charCodeAt(0) % 10}`,
  username: name,
  display_name: display,
  avatar: null,
  badge: null,
});
const mia = person("mia", "Mia");
const theo = person("theo", "Theo");
const id = (n) => `01970000-0000-7000-8000-1000000000${String(n).padStart(2, "0")}`;
const message = (n, author, content, more = {}) => ({
  id: id(n), room: ROOM, thread: null, seq: n, last_seq: n, author, kind: "text", content, mentions: [],
  attachments: [], embeds: [], reply_to: null, reactions: [], state: "published", pinned: false,
  created_at: "2026-11-21T10:00:00Z", published_at: "2026-11-21T10:00:00Z", edited_at: null, deleted_at: null, ...more,
});
const tombstone = (n, last) => ({ id: id(n), room: ROOM, thread: null, seq: n, last_seq: last, kind: "deleted" });
const updated = (m) => ({ type: "message.updated", seq: m.last_seq, data: { message: m } });
const deleted = (m) => ({ type: "message.deleted", seq: m.last_seq, data: { message: m } });
const reply = (head, items, more = {}) => ({
  head, floor: 0, read_seq: 0, unread: 0, mode: "reset", items, more: false, quotes: {}, held: [], ...more,
});
const frame = (type, seq, data) => ({ type, room: ROOM, seq, data });
const write = (name, trace) =>
  writeFileSync(new URL(`${name}.json`, import.meta.url), `${JSON.stringify({ me: theo, room: ROOM, ...trace }, null, 1)}\n`);

const first = message(1, mia, "hello");
const second = message(2, theo, "hi Mia");
const edited = { ...first, content: "hello all", last_seq: 4, edited_at: "2026-11-21T10:01:00Z" };
const reacted = { ...second, reactions: [{ emoji: "👍", count: 1 }], last_seq: 5 };
const third = message(3, mia, "soon gone");

write("edit-react-delete", {
  before: reply(2, [updated(first), updated(second)], { unread: 1 }),
  frames: [
    frame("message.created", 3, { message: third }),
    frame("message.updated", 4, { message: edited }),
    frame("message.updated", 5, { message: reacted, changed: [{ emoji: "👍", user: mia.id, added: true }] }),
    frame("message.deleted", 6, { message: tombstone(3, 6) }),
  ],
  after: reply(6, [updated(edited), updated(reacted), deleted(tombstone(3, 6))], { unread: 1 }),
});

const late = message(8, mia, "changed before it was ever seen", { last_seq: 9 });
write("skip-and-unknown-update", {
  before: reply(6, [updated(edited), updated(reacted)], { unread: 1 }),
  frames: [frame("room.skip", 7, {}), frame("room.skip", 8, {}), frame("message.updated", 9, { message: late })],
  after: reply(9, [updated(edited), updated(reacted), updated(late)], { unread: 2 }),
});

const renamed = { ...mia, display_name: "Mia R." };
const hidden = { ...second, state: "hidden", last_seq: 4 };
write("rename-hide-release", {
  before: reply(2, [updated(first), updated(second)], { unread: 1, held: [message(3, theo, "wait", { seq: null, last_seq: null, state: "held" })] }),
  frames: [
    { type: "user.updated", room: ROOM, data: { user: renamed } },
    { type: "message.released", data: { message: message(3, theo, "wait") } },
    frame("message.created", 3, { message: message(3, theo, "wait") }),
    frame("message.updated", 4, { message: hidden }),
  ],
  after: reply(4, [updated({ ...first, author: renamed }), updated(message(3, theo, "wait")), updated(hidden)], { unread: 1 }),
});
