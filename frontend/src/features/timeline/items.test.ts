import { describe, expect, test } from "vitest";

import type { Post } from "@/lib/live";
import type { Author, Message } from "@/protocol/objects";

import { buildItems, type ItemSource } from "./items";

const person = (id: string): Author => ({ id, username: id, display_name: id, avatar: null, badge: null });
const message = (seq: number, author: string, at: string, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`, room: "r", thread: null, seq, last_seq: seq, author: person(author), kind: "text", content: `text ${seq}`,
  mentions: [], attachments: [], embeds: [], reply_to: null, reactions: [], state: "published", pinned: false, also_in_room: false, moved_from: null, poll: null,
  created_at: at, published_at: at, edited_at: null, deleted_at: null, ...more,
});
const post = (state: Post["state"], content = "mine", after = 0): Post => ({
  nonce: `n-${state}`, room: "r", content, reply_to: null, at: 0, after, state, error: null,
});

function source(list: Message[], more: Partial<ItemSource> = {}): ItemSource {
  return {
    timeline: { ids: list.map(({ id }) => id), cursor: 9, hasOlder: false, live: true },
    messages: Object.fromEntries(list.map((one) => [one.id, one])),
    held: {}, refused: {}, posts: [], blocked: {}, me: person("me"), room: "r", thread: null, newAfter: null, ...more,
  };
}
const kinds = (from: ItemSource) => buildItems(from).map((item) => item.kind);

describe("timeline items", () => {
  test("messages of one author within five minutes stand together", () => {
    const list = [
      message(1, "mia", "2026-11-21T10:00:00Z"),
      message(2, "mia", "2026-11-21T10:04:00Z"),
      message(3, "mia", "2026-11-21T10:20:00Z"),
      message(4, "theo", "2026-11-21T10:20:30Z"),
    ];
    const firsts = buildItems(source(list)).flatMap((item) => (item.kind === "message" ? [item.first] : []));
    expect(firsts).toEqual([true, false, true, true]);
  });

  test("a new day gets a line", () => {
    const list = [message(1, "mia", "2026-11-20T10:00:00Z"), message(2, "mia", "2026-11-21T18:00:00Z")];
    expect(kinds(source(list))).toEqual(["start", "day", "message", "day", "message"]);
  });

  test("the new line stands above the first message of others after the read position", () => {
    const list = [1, 2, 3].map((seq) => message(seq, seq === 2 ? "me" : "mia", "2026-11-21T10:00:00Z"));
    expect(kinds(source(list, { newAfter: 1 }))).toEqual(["start", "day", "message", "message", "new", "message"]);
  });

  test("each fate of an own message is a kind of its own", () => {
    const held = message(8, "me", "2026-11-21T10:01:00Z", { seq: null, state: "held" });
    const list = [message(1, "mia", "2026-11-21T10:00:00Z"), message(2, "mia", "2026-11-21T10:02:00Z")];
    const posts = [post("waiting"), post("failed"), post("rejected")];
    const all = kinds(source(list, { held: { [held.id]: held }, posts }));
    expect(all).toEqual(["start", "day", "message", "held", "message", "pending", "failed", "rejected"]);
  });

  test("a post is not shown twice when its message comes in before the answer", () => {
    const list = [message(5, "me", "2026-11-21T10:00:00Z", { content: "mine" })];
    expect(kinds(source(list, { posts: [post("sending", "mine", 4)] }))).toEqual(["start", "day", "message"]);
    expect(kinds(source(list, { posts: [post("sending", "mine", 5)] }))).toContain("pending");
  });

  test("blocked people are not shown, removed messages are", () => {
    const list = [message(1, "pest", "2026-11-21T10:00:00Z"), message(2, "mia", "2026-11-21T10:00:00Z", { state: "hidden" })];
    expect(kinds(source(list, { blocked: { pest: true } }))).toEqual(["start", "day", "hidden"]);
  });

  test("an own message that was hidden stays where it is, with its author's text", () => {
    const own = message(2, "me", "2026-11-21T10:01:00Z", { state: "hidden" });
    const list = [message(1, "mia", "2026-11-21T10:00:00Z"), own, message(3, "mia", "2026-11-21T10:02:00Z")];
    expect(kinds(source(list, { held: { [own.id]: own } }))).toEqual(["start", "day", "message", "held", "message"]);
    const refused = { [own.id]: { message: own, reason: undefined } };
    expect(kinds(source(list, { refused }))).toEqual(["start", "day", "message", "refused", "message"]);
  });

  test("a stretch of the past shows nothing that is not published yet", () => {
    const from = source([message(1, "mia", "2026-11-21T10:00:00Z")], { posts: [post("waiting")] });
    from.timeline = { ids: ["m1"], cursor: 9, hasOlder: true, live: false };
    expect(kinds(from)).toEqual(["older", "day", "message"]);
  });
});
