import { expect, test } from "vitest";

import type { Room, Thread } from "@/protocol/objects";
import type { State } from "@/store/state";

import { placesFor } from "./places";

const room = (id: string, more: Partial<Room> = {}) => ({ id, space: "s", name: id, position: 0, can_write: true, archived: false, ...more }) as Room;
const thread = (id: string, more: Partial<Thread> = {}) => ({ id, room: "a", parent: null, title: id, locked: false, archived: false, last_message_at: null, ...more }) as Thread;
const state = (rooms: Room[], threads: Thread[] = []) =>
  ({ rooms: Object.fromEntries(rooms.map((one) => [one.id, one])), threads: Object.fromEntries(threads.map((one) => [one.id, one])), messages: {} }) as unknown as State;
const keys = (from: State, words = "") => placesFor(from, words, "s").map(({ key }) => key);

test("a message can go to rooms one may write in, those of its own space first, in their order", () => {
  const rooms = [room("elsewhere", { space: "o" }), room("second", { position: 2 }), room("first", { position: 1 }), room("mute", { can_write: false }), room("old", { archived: true })];
  expect(keys(state(rooms))).toEqual(["first", "second", "elsewhere"]);
});

test("to threads that are open and have a name, the latest first", () => {
  const threads = [
    thread("early", { last_message_at: "2026-01-01T00:00:00Z" }),
    thread("late", { last_message_at: "2026-02-01T00:00:00Z" }),
    thread("locked", { locked: true }),
    thread("archived", { archived: true }),
    thread("nameless", { title: "" }),
    thread("gone", { merged_into: "late" }),
  ];
  expect(keys(state([room("a")], threads))).toEqual(["a", "late", "early"]);
});

test("all words must be found, in the name or in the room's", () => {
  const all = state([room("a", { name: "Soup kitchen" })], [thread("t", { title: "Salt" })]);
  expect(keys(all, "KITCH salt")).toEqual(["t"]);
  expect(keys(all, "kitchen sink")).toEqual([]);
});
