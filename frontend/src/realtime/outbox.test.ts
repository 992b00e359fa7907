import { beforeEach, expect, test, vi } from "vitest";

import type { Post } from "@/lib/live";
import type { Posted } from "@/protocol/frames";

import { CommandError } from "./commands";
import { Outbox } from "./outbox";

let posts: Post[] = [];
const post = vi.fn<(data: { nonce: string; content: string }) => Promise<Posted>>();
const posted = vi.fn();
const make = () => new Outbox("u1", { post, posted, changed: (list) => (posts = list) });
const refusal = (code: string, more = {}) => Promise.reject(new CommandError({ code, message: "", ...more }));
const done = { state: "published", message: {}, duplicate: false } as unknown as Posted;

beforeEach(() => {
  localStorage.clear();
  post.mockReset().mockResolvedValue(done);
  posted.mockReset();
});

test("a post that was under way when the page closed goes out again with its nonce", async () => {
  post.mockReturnValueOnce(new Promise(() => undefined));
  const first = make();
  first.online();
  first.add("r1", "hello", null, 0);
  const later = make();
  later.restore();
  expect(posts).toHaveLength(1);
  later.online();
  await vi.waitFor(() => expect(posted).toHaveBeenCalledOnce());
  expect(post.mock.calls[1]?.[0].nonce).toBe(post.mock.calls[0]?.[0].nonce);
  expect(posts).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

test("a lost connection keeps the post waiting, and it is sent when the line is back", async () => {
  post.mockImplementationOnce(() => refusal("connection.lost", { retry: true }));
  const outbox = make();
  outbox.online();
  outbox.add("r1", "hello", null, 0);
  await vi.waitFor(() => expect(posts[0]?.state).toBe("waiting"));
  outbox.offline();
  outbox.online();
  await vi.waitFor(() => expect(posts).toEqual([]));
  expect(post).toHaveBeenCalledTimes(2);
});

test("a rejected post keeps its text and is sent anew when it is rewritten", async () => {
  post.mockImplementationOnce(() => refusal("gate.rejected", { details: { category: "harassment" } }));
  const outbox = make();
  outbox.online();
  outbox.add("r1", "bad words", null, 0);
  await vi.waitFor(() => expect(posts[0]?.state).toBe("rejected"));
  expect(posts[0]).toMatchObject({ content: "bad words", error: { details: { category: "harassment" } } });
  outbox.retry(posts[0]?.nonce ?? "", "kind words");
  await vi.waitFor(() => expect(posts).toEqual([]));
  expect(post.mock.calls[1]?.[0].content).toBe("kind words");
  expect(post.mock.calls[1]?.[0].nonce).not.toBe(post.mock.calls[0]?.[0].nonce);
});

test("too fast waits as long as the server says, and what was written later waits behind it", async () => {
  vi.useFakeTimers();
  post.mockImplementationOnce(() => refusal("rate.limited", { retry: true, retry_after: 5 }));
  const outbox = make();
  outbox.online();
  outbox.add("r1", "one", null, 0);
  await vi.advanceTimersByTimeAsync(0);
  outbox.add("r1", "two", null, 0);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(post).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2_000);
  vi.useRealTimers();
  expect(post.mock.calls.map(([data]) => data.content)).toEqual(["one", "one", "two"]);
});

test("what cannot succeed is shown as failed and can be discarded", async () => {
  post.mockImplementationOnce(() => refusal("message.too_long"));
  const outbox = make();
  outbox.online();
  outbox.add("r1", "long", null, 0);
  await vi.waitFor(() => expect(posts[0]?.state).toBe("failed"));
  outbox.discard(posts[0]?.nonce ?? "");
  expect(posts).toEqual([]);
});

test("files go along by their ids, also after the page was loaded anew", async () => {
  const picture = { id: "f1", kind: "image", name: "nut.png", alt: "", content_type: "image/png", bytes: 9, width: 2, height: 1, duration_ms: null, waveform: [] };
  make().add("r1", "", null, 0, [picture]);
  const later = make();
  later.restore();
  later.online();
  await vi.waitFor(() => expect(posted).toHaveBeenCalledOnce());
  expect(post.mock.calls[0]?.[0]).toMatchObject({ content: "", attachments: ["f1"] });
});
