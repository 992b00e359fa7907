import { expect, test } from "vitest";

import type { Attachment } from "@/protocol/media";
import type { Message } from "@/protocol/objects";

import { hung } from "./hung";

const file = (kind: Attachment["kind"]) => ({ id: kind, kind }) as Attachment;
const message = (seq: number, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`, room: "r", thread: null, seq, last_seq: seq, author: { id: "mia", username: "mia", display_name: "Mia", avatar: null, badge: null },
  kind: "image", content: "", mentions: [], attachments: [file("image")], embeds: [], reply_to: null, reactions: [], state: "published", pinned: false,
  also_in_room: false, moved_from: null, poll: null, created_at: "2026-11-21T10:00:00Z", published_at: "2026-11-21T10:00:00Z", edited_at: null, deleted_at: null, ...more,
});

test("top-level messages with a picture hang in the gallery, latest first", () => {
  const all = [
    message(1),
    message(2, { attachments: [file("file")] }),
    message(3, { thread: "t", also_in_room: true }),
    message(4, { state: "hidden" }),
    message(5, { attachments: [file("file"), file("image")] }),
  ];
  const known = Object.fromEntries(all.map((one) => [one.id, one]));
  expect(hung(["m1", "m2", "m3", "m4", "m5", "m6"], known, {}).map(({ id }) => id)).toEqual(["m5", "m1"]);
  expect(hung(["m1"], known, { mia: true })).toEqual([]);
});
