import { rest } from "@/lib/rest";
import type { Id } from "@/protocol/objects";
import type { Live } from "@/store/live";

import type { Line } from "./line";

type Deeds = Pick<Live, "save" | "askSaved">;

/** What people keep for themselves. */
export function savedDeeds({ session, store }: Line): Deeds {
  const set = (message: Id, saved: boolean) => store.update((state) => ({ ...state, saved: { ...state.saved, [message]: saved } }));
  return {
    async save(message, on) {
      await session.send(on ? "message.save" : "message.unsave", { message });
      set(message, on);
    },
    askSaved(message) {
      if (store.get().saved[message] !== undefined) return;
      // Not knowing costs a word in a menu; saving twice is once.
      rest.isSaved(message).then(({ saved }) => set(message, saved), () => undefined);
    },
  };
}
