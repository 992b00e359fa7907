import { expect, it, vi } from "vitest";

import type { Room, Thread } from "@/protocol/objects";
import { emptyState } from "@/store/state";

import { markAllRead } from "./useActions";

it("reads every unread room and followed thread to its end, and nothing else", () => {
  const read = vi.fn();
  const room = (id: string, unread: number) => ({ id, head: 9, unread }) as Room;
  const thread = (id: string, unread: number, following: boolean) => ({ id, room: "a", last_seq: 5, unread, following }) as Thread;
  markAllRead(
    {
      ...emptyState,
      rooms: { a: room("a", 2), b: room("b", 0) },
      threads: { t: thread("t", 1, true), u: thread("u", 1, false), v: thread("v", 0, true) },
    },
    { read },
  );
  expect(read.mock.calls).toEqual([["a", 9], ["a", 5, "t"]]);
});
