import type { Post } from "@/lib/live";
import type { Author, Id, Message, Tombstone } from "@/protocol/objects";
import { isDeleted, isInRoom, type Refused, type State } from "@/store/state";

/** One line of the timeline; each kind carries what can be done with it. */
export type TimelineItem =
  | { kind: "older"; key: string }
  | { kind: "start"; key: string }
  | { kind: "day"; key: string; at: string }
  | { kind: "new"; key: string }
  /** `first`: shows its author; the ones after it within a few minutes do not. */
  | { kind: "message"; key: string; message: Message; first: boolean }
  | { kind: "system"; key: string; message: Message }
  | { kind: "deleted"; key: string; entry: Tombstone }
  | { kind: "hidden"; key: string; message: Message }
  | { kind: "held"; key: string; message: Message }
  | { kind: "refused"; key: string; refused: Refused }
  | { kind: "pending" | "failed" | "rejected"; key: string; post: Post };

const TOGETHER = 5 * 60_000;

export interface ItemSource {
  timeline: State["timelines"][Id] | undefined;
  messages: State["messages"];
  held: State["held"];
  refused: State["refused"];
  posts: State["posts"];
  blocked: State["blocked"];
  me: Author | null;
  room: Id;
  /** The thread whose messages these are; null for those of the room itself. */
  thread: Id | null;
  /** The line goes above the first message of others after this position. */
  newAfter: number | null;
}

/** Parsed once: thousands of messages are gone through whenever one comes in. */
const times = new WeakMap<Message, number>();

function time(message: Message): number {
  const known = times.get(message);
  if (known !== undefined) return known;
  const at = Date.parse(message.published_at ?? message.created_at);
  times.set(message, at);
  return at;
}

const ids = (holder: { attachments?: { id: Id }[] }): string => (holder.attachments ?? []).map(({ id }) => id).join();

/** A post whose message has already come in by another way; the answer to the post is about to follow. */
function arrived(post: Post, source: ItemSource): boolean {
  const latest = source.timeline?.ids.slice(-30) ?? [];
  return latest.some((id) => {
    const entry = source.messages[id];
    if (!entry || isDeleted(entry) || entry.author?.id !== source.me?.id) return false;
    return (entry.seq ?? 0) > post.after && entry.content.trim() === post.content.trim() && ids(entry) === ids(post);
  });
}

/** The reader's day around a moment, in milliseconds. */
function dayOf(at: number): { from: number; to: number } {
  const midnight = new Date(at);
  midnight.setHours(0, 0, 0, 0);
  const from = midnight.getTime();
  return { from, to: midnight.setDate(midnight.getDate() + 1) };
}

/** Messages in order of position, with the author's own unpublished ones where their time puts them. */
export function buildItems(source: ItemSource): TimelineItem[] {
  const { timeline, messages, room } = source;
  if (!timeline) return [];
  const items: TimelineItem[] = [timeline.hasOlder ? { kind: "older", key: "older" } : { kind: "start", key: "start" }];
  const aside = timeline.live ? unpublished(source) : [];
  let day = { from: 0, to: 0 };
  let before: Message | null = null;
  let beforeAt = 0;
  let line = source.newAfter === null;

  const put = (at: number, stamp: string, item: (first: boolean) => TimelineItem, message: Message | null) => {
    if (at < day.from || at >= day.to) {
      items.push({ kind: "day", key: `day ${new Date(at).toDateString()}`, at: stamp });
      day = dayOf(at);
      before = null;
    }
    if (!line && message && (message.seq ?? 0) > (source.newAfter ?? 0) && message.author?.id !== source.me?.id) {
      items.push({ kind: "new", key: "new" });
      line = true;
      before = null;
    }
    const first = !message || !before || before.author?.id !== message.author?.id || at - beforeAt > TOGETHER;
    items.push(item(first || message?.reply_to != null));
    before = message;
    beforeAt = at;
  };

  const flushAside = (until: number) => {
    while (aside[0] && aside[0].at < until) {
      const { at, item } = aside.shift() as Aside;
      put(at, new Date(at).toISOString(), () => item, null);
    }
  };

  for (const id of timeline.ids) {
    const entry = messages[id];
    if (!entry) continue;
    if (isDeleted(entry)) {
      items.push({ kind: "deleted", key: id, entry });
      before = null;
      continue;
    }
    if (entry.author && source.blocked[entry.author.id]) continue;
    const at = time(entry);
    flushAside(at);
    put(at, entry.published_at ?? entry.created_at, (first) => itemOf(entry, first, source), entry.state === "hidden" ? null : entry);
  }
  flushAside(Infinity);
  if (timeline.live) {
    for (const post of source.posts) {
      if (post.room === room && (post.thread ?? null) === source.thread && !arrived(post, source)) items.push({ kind: kindOf(post), key: post.nonce, post });
    }
  }
  return items;
}

function itemOf(message: Message, first: boolean, { held, refused }: ItemSource): TimelineItem {
  if (message.state === "hidden") {
    const own = held[message.id];
    const down = refused[message.id];
    if (own) return { kind: "held", key: message.id, message: own };
    return down ? { kind: "refused", key: message.id, refused: down } : { kind: "hidden", key: message.id, message };
  }
  if (message.kind === "system") return { kind: "system", key: message.id, message };
  return { kind: "message", key: message.id, message, first };
}

interface Aside {
  at: number;
  item: TimelineItem;
}

function unpublished({ held, refused, room, thread }: ItemSource): Aside[] {
  const waiting = Object.values(held).map((message): Aside => ({ at: time(message), item: { kind: "held", key: message.id, message } }));
  const down = Object.values(refused).map((one): Aside => ({
    at: time(one.message),
    item: { kind: "refused", key: one.message.id, refused: one },
  }));
  // One that was published has its place already.
  const isHere = (message: Message) =>
    message.room === room && message.seq === null && (thread ? message.thread === thread : isInRoom(message));
  const here = ({ item }: Aside) => (item.kind === "held" && isHere(item.message)) || (item.kind === "refused" && isHere(item.refused.message));
  return [...waiting, ...down].filter(here).sort((a, b) => a.at - b.at);
}

function kindOf(post: Post): "pending" | "failed" | "rejected" {
  switch (post.state) {
    case "waiting":
    case "sending":
      return "pending";
    case "failed":
    case "rejected":
      return post.state;
    default:
      return post.state satisfies never;
  }
}
