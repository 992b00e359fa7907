import type { Id } from "@/protocol/objects";
import type { Live } from "@/store/live";
import { takeThread } from "@/store/threads";

import type { Line } from "./line";

type Deeds = Pick<Live, "moveMessages" | "mergeThread" | "undoMove">;

/** What moderators do with the place of messages. What changed comes by the rooms' events. */
export function moveDeeds({ session, store, queries }: Line): Deeds {
  const done = <T>(answer: T): T => {
    void queries.invalidateQueries({ queryKey: ["moves"] });
    return answer;
  };
  const taken = <T extends { thread: Parameters<typeof takeThread>[1] | null }>(answer: T): T => {
    const { thread } = answer;
    if (thread) store.update((state) => takeThread(state, thread));
    return done(answer);
  };
  return {
    moveMessages: async (messages, to) => taken(await session.send("message.move", { messages: messages as [Id, ...Id[]], ...to })),
    mergeThread: async (thread, into) => taken(await session.send("thread.merge", { thread, into })),
    undoMove: async (move) => done((await session.send("move.undo", { move })).moved),
  };
}
