import type { Id } from "@/protocol/objects";
import type { Live } from "@/store/live";
import { withThreadRead } from "@/store/threads";

import type { Line } from "./line";

type Deeds = Pick<Live, "read" | "unread" | "readAll" | "recounted">;

/** What people have seen. */
export function readDeeds({ session, store }: Line): Deeds {
  const update = (room: Id, thread: Id | undefined, change: { read_seq?: number; unread: number }) =>
    store.update((state) => {
      if (thread) return withThreadRead(state, thread, change);
      const known = state.rooms[room];
      return known ? { ...state, rooms: { ...state.rooms, [room]: { ...known, ...change } } } : state;
    });
  const left = (room: Id, thread?: Id): number => {
    const { rooms, threads } = store.get();
    return (thread ? threads[thread]?.unread : rooms[room]?.unread) ?? 0;
  };
  return {
    read(room, seq, thread) {
      const before = left(room, thread);
      // What is not told now is told again by the next message, or after the next reconnect.
      session.send("read.advance", { room, seq, ...(thread && { thread }) }).then(
        // As much as before: a mark by hand holds the position where it is.
        ({ unread }) => update(room, thread, before > 0 && unread >= before ? { unread } : { unread, read_seq: seq }),
        () => undefined,
      );
    },
    async unread(room, seq, thread) {
      const { unread } = await session.send("read.rewind", { room, seq, ...(thread && { thread }) });
      update(room, thread, { unread, read_seq: Math.max(0, seq - 1) });
    },
    async readAll(room, thread) {
      // Past the head means everything, and takes a mark by hand away; the event says where that is.
      await session.send("read.rewind", { room, seq: Number.MAX_SAFE_INTEGER, ...(thread && { thread }) });
    },
    recounted: (room, reading, thread) => update(room, thread, reading),
  };
}
