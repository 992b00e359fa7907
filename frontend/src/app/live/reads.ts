import type { Live } from "@/store/live";
import { withThreadRead } from "@/store/threads";

import type { Line } from "./line";

type Deeds = Pick<Live, "read">;

/** What people have seen. */
export const readDeeds = ({ session, store }: Line): Deeds => ({
  read(room, seq, thread) {
    const update = (change: object) =>
      store.update((state) => {
        if (thread) return withThreadRead(state, thread, change);
        const known = state.rooms[room];
        return known ? { ...state, rooms: { ...state.rooms, [room]: { ...known, ...change } } } : state;
      });
    update({ read_seq: seq });
    // What is not told now is told again by the next message, or after the next reconnect.
    session.send("read.advance", { room, seq, ...(thread && { thread }) }).then(update, () => undefined);
  },
});
