import type { Room } from "@/protocol/objects";

import { type Entry, isDeleted, isInRoom, type State } from "./state";

const MOST = 99;

/** Counts towards unread: published, visible, shown in the room, by someone else, after the read pointer. */
function counts(entry: Entry | undefined, room: Room, me: State["me"]): boolean {
  if (!entry || isDeleted(entry) || !isInRoom(entry) || entry.state !== "published") return false;
  return entry.author?.id !== me?.id && (entry.seq ?? 0) > (room.read_seq ?? 0);
}

/** The badge after one message has changed from `before` to `after`. */
export function withUnread(room: Room, before: Entry | undefined, after: Entry, me: State["me"]): Room {
  const change = Number(counts(after, room, me)) - Number(counts(before, room, me));
  if (change === 0) return room;
  return { ...room, unread: Math.min(MOST, Math.max(0, (room.unread ?? 0) + change)) };
}
