import type { Id } from "@/protocol/objects";
import { withWindow } from "@/store/here";
import type { Live } from "@/store/live";

import type { Line } from "./line";

const TYPING_EVERY = 3_000;

type Deeds = Pick<Live, "typing" | "look" | "setPresence">;

/** What others see of a person who writes nothing. */
export function presenceDeeds({ me, session, store }: Line): Deeds {
  const typed = new Map<Id, number>();
  return {
    typing(room, thread) {
      const place = thread ?? room;
      if (Date.now() - (typed.get(place) ?? 0) < TYPING_EVERY) return;
      typed.set(place, Date.now());
      session.send("typing.start", { room, ...(thread && { thread }) }).catch(() => undefined);
    },
    async look(room, start) {
      const answer = await session.send("presence.look", { room, start });
      store.update((state) => withWindow(state, room, start, answer));
      return answer.next;
    },
    async setPresence(status, text) {
      await session.send("presence.set", { status, text });
      store.update((state) => ({ ...state, presence: { ...state.presence, [me.user.id]: { status, text } } }));
    },
  };
}
