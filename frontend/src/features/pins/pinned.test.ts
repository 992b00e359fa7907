import { expect, test } from "vitest";

import type { Message } from "@/protocol/objects";

import { pinnedNow } from "./pinned";

const message = (seq: number, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`, room: "r", thread: null, seq, last_seq: seq, author: { id: "mia", username: "mia", display_name: "Mia", avatar: null, badge: null },
  kind: "text", content: `text ${seq}`, mentions: [], attachments: [], embeds: [], reply_to: null, reactions: [], state: "published", pinned: true,
  also_in_room: false, moved_from: null, poll: null, created_at: "2026-11-21T10:00:00Z", published_at: "2026-11-21T10:00:00Z", edited_at: null, deleted_at: null, ...more,
});
const known = (...list: Message[]) => Object.fromEntries(list.map((one) => [one.id, one]));
const ids = (list: Message[]) => list.map(({ id }) => id);

test("what was pinned since stands with what was listed, latest first", () => {
  expect(ids(pinnedNow([message(1), message(5)], known(message(3)), "r", {}))).toEqual(["m5", "m3", "m1"]);
});

test("what was taken off, hidden or deleted since is gone, and other rooms' pins are none of it", () => {
  const listed = [message(1), message(2), message(3)];
  const off = message(1, { pinned: false, last_seq: 9 });
  const hidden = message(2, { state: "hidden", last_seq: 9 });
  const gone = { id: "m3", room: "r", thread: null, seq: 3, last_seq: 9, deleted_at: "2026-11-21T10:00:00Z", kind: "deleted" as const, moved_to: null };
  expect(pinnedNow(listed, { ...known(off, hidden, message(4, { room: "other" })), m3: gone }, "r", {})).toEqual([]);
});

test("what the list tells anew counts for more than what was known, and nobody sees whom they have blocked", () => {
  const old = message(1, { content: "old", last_seq: 1 });
  expect(pinnedNow([message(1, { content: "new", last_seq: 4 })], known(old), "r", {}).map(({ content }) => content)).toEqual(["new"]);
  expect(pinnedNow([message(1)], {}, "r", { mia: true })).toEqual([]);
});
