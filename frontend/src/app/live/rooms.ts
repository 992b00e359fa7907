import { rest } from "@/lib/rest";
import type { Id } from "@/protocol/objects";
import type { Live } from "@/store/live";
import { omit, type State } from "@/store/state";

import { fetchPage, type Line } from "./line";

/** Rooms left in full view behind the present one, so that going back is instant. */
const KEPT = 5;

type Deeds = Pick<Live, "open" | "older" | "newer" | "around" | "latest" | "block">;

/** What people can do in rooms: be there, look around, and not see somebody. */
export function roomDeeds({ session, store }: Line): Deeds {
  const idle: Id[] = [];
  const used = new Map<Id, number>();
  const seqAt = (room: Id, end: 0 | -1): number | null => {
    const { timelines, messages } = store.get();
    return messages[timelines[room]?.ids.at(end) ?? ""]?.seq ?? null;
  };
  return {
    open(room) {
      used.set(room, (used.get(room) ?? 0) + 1);
      if (idle.includes(room)) idle.splice(idle.indexOf(room), 1);
      session.open(room);
      if (store.get().timelines[room]?.live === false) void session.restart(room);
      return () => {
        used.set(room, (used.get(room) ?? 1) - 1);
        if (used.get(room)) return;
        idle.push(room);
        const oldest = idle.length > KEPT ? idle.shift() : undefined;
        if (oldest) session.close(oldest);
      };
    },
    async older(room, thread) {
      const first = seqAt(thread ?? room, 0);
      if (first !== null) await fetchPage(store, room, { before: first }, "older", thread);
    },
    async newer(room, thread) {
      const last = seqAt(thread ?? room, -1);
      if (last !== null) await fetchPage(store, room, { after: last }, "newer", thread);
    },
    around: (room, seq, thread) => fetchPage(store, room, { around: seq }, "around", thread),
    latest: (room, thread) => (thread ? fetchPage(store, room, {}, "present", thread) : session.restart(room)),
    async block(user, on) {
      await (on ? rest.block(user) : rest.unblock(user));
      store.update((state) => ({
        ...state,
        blocked: on ? { ...state.blocked, [user]: true } : (omit(state.blocked, user) as State["blocked"]),
      }));
      // What the other has written meanwhile was never sent here.
      if (!on) for (const room of used.keys()) void session.restart(room);
    },
  };
}
