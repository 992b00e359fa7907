import { expect, test } from "vitest";

import type { Room } from "@/protocol/objects";

import { applyFrame } from "./apply";
import { applyRooms } from "./pages";
import { emptyState, type State } from "./state";

const room = (id: string, fields: Partial<Room> = {}): Room => ({
  id,
  space: "lounge",
  slug: id,
  name: id,
  topic: "",
  emoji: "",
  kind: "text",
  position: 0,
  is_default: false,
  read_level: "anyone",
  write_level: "member",
  slow_mode_seconds: 0,
  archived: false,
  auto_thread: false,
  auto_archive_hours: 0,
  resources: [],
  head: 0,
  ...fields,
});

const withRooms = (...rooms: Room[]): State => applyRooms(emptyState, rooms);

function listed(shown: Room, can_write = true) {
  const room: Partial<Room> = { ...shown };
  delete room.head;
  return { type: "room.listed" as const, room: shown.id, data: { room: room as Omit<Room, "head">, can_write } };
}

test("a room that was just made is known, and may be written in", () => {
  const state = applyFrame(withRooms(room("a")), listed(room("b", { name: "Trees" })));
  expect(state.rooms.b).toMatchObject({ name: "Trees", can_write: true, head: 0 });
});

test("a changed room keeps what is known of the reader", () => {
  const before = withRooms(room("a", { head: 7, unread: 3, read_seq: 4, can_write: true }));
  const state = applyFrame(before, listed(room("a", { name: "Trees" }), false));
  expect(state.rooms.a).toMatchObject({ name: "Trees", head: 7, unread: 3, read_seq: 4, can_write: false });
});

test("a room that comes back is no longer closed", () => {
  const before = { ...withRooms(room("a")), closed: { a: "room.not_found" } };
  expect(applyFrame(before, listed(room("a"))).closed).toEqual({});
});

test("a fetched list takes away what it no longer names, of its own space only", () => {
  const before = withRooms(room("a"), room("b"));
  const elsewhere = applyFrame(before, listed(room("c", { space: "garden" })));
  const state = applyRooms(elsewhere, [room("a", { name: "Trees" })]);
  expect(Object.keys(state.rooms).sort()).toEqual(["a", "c"]);
  expect(state.rooms.a?.name).toBe("Trees");
});
