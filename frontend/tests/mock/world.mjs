/** People, rooms and messages that exist only in the mock, and what its commands do to them. */
const id = (kind, n) => `0197${kind}000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const person = (n, username, display_name, badge = null) => ({ id: id("a", n), username, display_name, avatar: null, badge });

export const PEOPLE = [
  person(1, "mia", "Mia Reyes"),
  person(2, "theo", "Theo Lindqvist", "moderator"),
  person(3, "aiko", "Aiko"),
  person(4, "sam", "Sam Okafor"),
  person(5, "june", "June Park"),
];
export const ME = PEOPLE[0];
export const LOUNGE = {
  id: id("b", 1), slug: "lounge", name: "The Lounge", description: "Topic rooms for everyone", kind: "lounge", visibility: "public",
  icon: null, banner: null, member_count: 1284, my_role: "member", my_trust: "member", joined: true, colour: "pecan", rules: [], archived: false, requests: null,
};

const TOPICS = [
  ["general", "General Chat", "Anything that has no room of its own", "☕", true],
  ["ai-art", "AI Art & Design", "Show what you have made, ask how it was done", "🎨", false],
  ["coding", "Coding & Automation", "Scripts, agents, pipelines and the odd bug hunt", "🛠️", false],
  ["prompts", "Prompt Engineering", "Words that work", "✍️", false],
  ["newcomers", "Newcomers Welcome", "Say hello, ask anything", "🌱", false],
];
const TALK = [
  [1, "morning everyone ☀️"],
  [2, "Morning! The **pecan harvest** photos from yesterday are up: https://example.org/harvest"],
  [2, "two of them came out really well"],
  [3, "oh those are lovely. How did you get the light so soft?"],
  [4, "> how did you get the light so soft\nReflector made of baking paper, honestly.\n\n1. tape it to a frame\n2. hold it where the sun isn't\n3. hope for no wind"],
  [0, "I have a small script that renames them by date, if anyone wants it:\n```python\nfor path in sorted(folder.glob('*.jpg')):\n    path.rename(folder / f'{taken(path):%Y-%m-%d}-{path.name}')\n```"],
  [3, "`sorted` before renaming, good call"],
  [4, "The answer to last night's riddle: ||a hickory nut||"],
  [1, "🎉"],
  [0, "Reading group at six?"],
  [2, "Count me in. I'll bring the ~~cake~~ notes."],
];

export function makeWorld() {
  const rooms = TOPICS.map(([slug, name, topic, emoji, is_default], index) => ({
    id: id("c", index + 1), space: LOUNGE.id, slug, name, topic, emoji, kind: "text", position: index, is_default,
    slow_mode_seconds: slug === "newcomers" ? 30 : 0, archived: false, can_write: true, head: 0, online: [23, 12, 31, 0, 4][index], read_seq: 0, unread: [0, 3, 0, 12, 0][index],
  }));
  const messages = [];
  const mine = {};
  const nonces = new Map();
  const world = { rooms, messages, mine, publish: () => undefined };
  let count = 0;

  const add = (room, author, content, at, more = {}) => {
    count += 1;
    room.head += 1;
    const message = {
      id: id("d", count), room: room.id, thread: null, seq: room.head, last_seq: room.head, author, kind: "text", content, mentions: [], attachments: [],
      embeds: [], reply_to: null, reactions: [], state: "published", pinned: false, created_at: at, published_at: at, edited_at: null, deleted_at: null, ...more,
    };
    messages.push(message);
    return message;
  };
  const start = Date.now() - 40 * 3_600_000;
  rooms.forEach((room, at) => {
    const turns = at === 0 ? 260 : at === 3 ? 0 : 14;
    for (let turn = 0; turn < turns; turn += 1) {
      const [who, text] = TALK[turn % TALK.length];
      const when = new Date(start + (turn / turns) * 39.5 * 3_600_000).toISOString();
      add(room, PEOPLE[who], text, when);
    }
    room.read_seq = at === 1 ? room.head - 3 : room.head;
  });
  const last = messages.filter((one) => one.room === rooms[0].id).slice(-8);
  last[0].reactions = [{ emoji: "🎉", count: 4 }, { emoji: "🌰", count: 1 }];
  mine[last[0].id] = ["🌰"];
  last[3].edited_at = new Date().toISOString();
  last[5].reply_to = last[2].id;
  rooms[0].read_seq = rooms[0].head - 3;
  rooms[0].unread = 3;

  const byId = (wanted) => messages.find((one) => one.id === wanted);
  const changed = (message, data = {}) => {
    const room = rooms.find((one) => one.id === message.room);
    room.head += 1;
    message.last_seq = room.head;
    world.publish({ type: "message.updated", room: room.id, seq: room.head, data: { message, ...data } });
    return {};
  };
  const react = ({ message: wanted, emoji }, on) => {
    const message = byId(wanted);
    const has = mine[wanted]?.includes(emoji) ?? false;
    if (has === on) return {};
    mine[wanted] = on ? [...(mine[wanted] ?? []), emoji] : mine[wanted].filter((one) => one !== emoji);
    const total = message.reactions.find((one) => one.emoji === emoji) ?? { emoji, count: 0 };
    total.count += on ? 1 : -1;
    message.reactions = [...message.reactions.filter((one) => one !== total), total].filter((one) => one.count > 0);
    return changed(message, { changed: [{ emoji, user: ME.id, added: on }] });
  };
  const post = ({ room: wanted, content, reply_to, nonce }) => {
    if (nonces.has(nonce)) return { ...nonces.get(nonce), duplicate: true };
    if (content.includes("idiot")) return { error: { code: "gate.rejected", message: "Not published.", details: { category: "harassment", rule: "insults", layer: "patterns", decision: id("e", 1) } } };
    if (content.includes("fail")) return { error: { code: "room.not_found", message: "This room does not exist." } };
    const room = rooms.find((one) => one.id === wanted);
    const now = new Date().toISOString();
    if (content.includes("hold")) {
      const message = { ...add(room, ME, content, now), seq: null, last_seq: null, state: "held", published_at: null };
      messages.pop();
      room.head -= 1;
      return { state: "held", message, duplicate: false };
    }
    const message = add(room, ME, content, now, { reply_to: reply_to ?? null });
    const answer = { state: "published", message, duplicate: false };
    nonces.set(nonce, answer);
    world.publish({ type: "message.created", room: room.id, seq: message.seq, data: { message } });
    setTimeout(() => world.publish({ type: "typing.started", room: room.id, data: { user: PEOPLE[3].id, thread: null } }), 600);
    if (content.includes("echo")) setTimeout(() => {
      const echo = add(room, PEOPLE[3], `You said: ${content}`, new Date().toISOString());
      world.publish({ type: "message.created", room: room.id, seq: echo.seq, data: { message: echo } });
    }, 1500);
    return answer;
  };
  const subscribe = ({ room: wanted, since }) => {
    const room = rooms.find((one) => one.id === wanted);
    const all = messages.filter((one) => one.room === wanted);
    const list = since === undefined ? all.slice(-50) : all.filter((one) => one.last_seq > since);
    const items = list.map((message) => ({ type: message.kind === "deleted" ? "message.deleted" : "message.updated", seq: message.last_seq, data: { message } }));
    return { head: room.head, floor: 0, read_seq: room.read_seq, unread: room.unread, mode: since === undefined ? "reset" : "delta", items, more: false, quotes: {}, held: [] };
  };
  world.command = (type, data) => {
    switch (type) {
      case "presence.look": {
        const here = PEOPLE.slice(0, 4).map((user, index) => ({
          at: `${user.display_name.toLowerCase()}\0${user.id}`, user, status: ["online", "away", "dnd", "online"][index], text: index === 1 ? "Back at three" : "",
        }));
        return { people: here.sort((a, b) => (a.at < b.at ? -1 : 1)), next: null, online: here.length };
      }
      case "room.subscribe":
      case "room.sync":
        return subscribe(data);
      case "message.post":
        return post(data);
      case "message.edit": {
        const message = Object.assign(byId(data.message), { content: data.content, edited_at: new Date().toISOString() });
        changed(message);
        return { state: "published", message };
      }
      case "message.delete": {
        const message = byId(data.message);
        const room = rooms.find((one) => one.id === message.room);
        room.head += 1;
        const { id: gone, thread, seq } = message;
        const tombstone = { id: gone, room: room.id, thread, seq, last_seq: room.head, kind: "deleted" };
        messages[messages.indexOf(message)] = tombstone;
        world.publish({ type: "message.deleted", room: room.id, seq: room.head, data: { message: tombstone } });
        return {};
      }
      case "reaction.add":
        return react(data, true);
      case "reaction.remove":
        return react(data, false);
      case "read.advance": {
        const room = rooms.find((one) => one.id === data.room);
        Object.assign(room, { read_seq: data.seq, unread: 0 });
        return { unread: 0 };
      }
      default:
        return {};
    }
  };
  return world;
}
