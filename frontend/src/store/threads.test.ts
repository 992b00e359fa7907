import { expect, test } from "vitest";

import type { Author, Message, Room, Thread } from "@/protocol/objects";
import type { MessagePage } from "@/protocol/rest";

import { applyFrame } from "./apply";
import { applyPage } from "./pages";
import { applySnapshot } from "./snapshot";
import { emptyState, type State } from "./state";
import { takeThread, unreadInThreads } from "./threads";

const person = (id: string): Author => ({ id, username: id, display_name: id, avatar: null, badge: null });
const message = (seq: number, thread: string | null, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`, room: "r", thread, seq, last_seq: seq, author: person("mia"), kind: "text", content: `text ${seq}`,
  mentions: [], attachments: [], embeds: [], reply_to: null, reactions: [], state: "published", pinned: false, also_in_room: false, moved_from: null, poll: null,
  created_at: "2026-11-21T10:00:00Z", published_at: "2026-11-21T10:00:00Z", edited_at: null, deleted_at: null, ...more,
});
const thread = (last_seq: number, more: Partial<Thread> = {}): Thread => ({
  id: "t", room: "r", parent: "m1", title: "", creator: person("mia"), locked: false, pinned: false, resolved: false, answer: null,
  archived: false, message_count: 0, last_message_at: null, last_author: null, created_at: "2026-11-21T10:00:00Z", nudged_at: null,
  merged_into: null, last_seq, ...more,
});
const pageOf = (results: Message[]): MessagePage => ({
  results: results.map((one) => ({ ...one, my_reactions: [], my_votes: [] })), quotes: {}, threads: [], next: null,
});
const created = (one: Message) => ({ type: "message.created" as const, room: "r", seq: one.seq ?? 0, data: { message: one } });
const followed = thread(2, { following: true, read_seq: 2, unread: 0 });

/** A room that is open with one message, whose thread is open beside it. */
const open = (): State => {
  const room = { id: "r", head: 2, space: "s" } as Room;
  const state: State = { ...emptyState, me: person("me"), rooms: { r: room } };
  const live = { ...state, timelines: { r: { ids: ["m1"], cursor: 2, hasOlder: false, live: true } }, messages: { m1: message(1, null) } };
  return applyPage(takeThread(live, followed), "r", pageOf([]), "present", "t");
};
const ids = (state: State, key: string) => state.timelines[key]?.ids;

test("a message of a thread joins its panel and not the room", () => {
  const state = applyFrame(open(), created(message(3, "t")));
  expect(ids(state, "t")).toEqual(["m3"]);
  expect(ids(state, "r")).toEqual(["m1"]);
  expect(unreadInThreads(state.threads)).toBe(1);
});

test("one that is also in the room stands in both", () => {
  const state = applyFrame(open(), created(message(3, "t", { also_in_room: true })));
  expect([ids(state, "t"), ids(state, "r")]).toEqual([["m3"], ["m1", "m3"]]);
});

test("a message that is moved into a thread leaves the room, and its former thread", () => {
  const said = applyFrame(open(), created(message(3, null)));
  const moved = applyFrame(said, { type: "message.updated", room: "r", seq: 4, data: { message: message(3, "t", { last_seq: 4 }) } });
  expect([ids(moved, "t"), ids(moved, "r")]).toEqual([["m3"], ["m1"]]);
  const back = applyFrame(moved, { type: "message.updated", room: "r", seq: 5, data: { message: message(3, null, { last_seq: 5 }) } });
  expect([ids(back, "t"), ids(back, "r")]).toEqual([[], ["m1", "m3"]]);
});

test("a message has its thread until that goes into another one, and again when it comes back", () => {
  const own = takeThread(open(), thread(4, { parent: "m1" }));
  const merged = takeThread(own, thread(5, { parent: "m1", merged_into: "u" }));
  const back = takeThread(merged, thread(6, { parent: "m1" }));
  expect([own, merged, back].map((state) => state.threadOf.m1)).toEqual(["t", undefined, "t"]);
});

test("a broadcast keeps what the thread is to this viewer, and an old copy changes nothing else", () => {
  const grown = takeThread(open(), thread(4, { message_count: 1 }));
  expect(grown.threads.t).toMatchObject({ message_count: 1, following: true, read_seq: 2 });
  expect(grown.threadOf).toEqual({ m1: "t" });
  const old = takeThread(grown, thread(3, { following: false, read_seq: 0, unread: 0 }));
  expect(old.threads.t).toMatchObject({ message_count: 1, last_seq: 4, following: false });
});

test("reading elsewhere takes the badge of a thread away", () => {
  const state = applyFrame(open(), created(message(3, "t")));
  const read = applyFrame(state, { type: "read.advanced", data: { room: "r", thread: "t", seq: 3, unread: 0 } });
  expect(unreadInThreads(read.threads)).toBe(0);
});

test("after a reset the messages of a thread are to be fetched anew", () => {
  const state = applySnapshot(open(), "r", { head: 9, floor: 0, read_seq: 0, unread: 0, mode: "reset", items: [], more: false, quotes: {}, held: [] });
  expect(ids(state, "t")).toBeUndefined();
});
