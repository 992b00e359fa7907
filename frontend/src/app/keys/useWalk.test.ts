import { expect, it } from "vitest";

import type { Room } from "@/protocol/objects";

import { neighbour } from "./useWalk";

const rooms = ["a", "b", "c", "d"].map((id) => ({ id, unread: id === "b" || id === "d" ? 1 : 0 }) as Room);
const unread = (room: Room) => (room.unread ?? 0) > 0;
const next = (from: string | undefined, step: 1 | -1, wanted?: (room: Room) => boolean) => neighbour(rooms, from, step, wanted)?.id;

it("walks on and back, around the corner", () => {
  expect([next("a", 1), next("d", 1), next("a", -1), next("c", -1)]).toEqual(["b", "a", "d", "b"]);
});

it("begins at an end when no room is open", () => {
  expect([next(undefined, 1), next(undefined, -1)]).toEqual(["a", "d"]);
});

it("passes over rooms where nothing is unread", () => {
  expect([next("a", 1, unread), next("b", 1, unread), next("c", 1, unread), next("a", -1, unread)]).toEqual(["b", "d", "d", "d"]);
});

it("stays where it is when no other room is unread", () => {
  expect(neighbour(rooms.slice(0, 2), "b", 1, unread)).toBeUndefined();
  expect(neighbour([], undefined, 1)).toBeUndefined();
});
