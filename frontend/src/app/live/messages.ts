import type { Id } from "@/protocol/objects";
import type { Live } from "@/store/live";
import { storedAs } from "@/store/drafts";
import { withHeld } from "@/store/review";
import { omit } from "@/store/state";
import { takeMessage } from "@/store/takeMessage";

import type { Line } from "./line";

type Deeds = Pick<Live, "post" | "retry" | "discard" | "dismiss" | "edit" | "remove" | "react">;

/** What people can do with messages. */
export function messageDeeds({ session, store, outbox }: Line): Deeds {
  const setMine = (message: Id, emoji: string, on: boolean) =>
    store.update((state) => {
      const others = (state.mine[message] ?? []).filter((one) => one !== emoji);
      return { ...state, mine: { ...state.mine, [message]: on ? [...others, emoji] : others } };
    });
  return {
    post(room, content, replyTo, attachments, into) {
      const { timelines, drafts } = store.get();
      outbox.add(room, content, replyTo, timelines[room]?.cursor ?? 0, attachments, { ...into, ...storedAs(drafts[into?.thread ?? room], content) });
    },
    retry: (nonce, content, poll) => outbox.retry(nonce, content, poll),
    discard: (nonce) => outbox.discard(nonce),
    dismiss: (message) => store.update((state) => ({ ...state, refused: omit(state.refused, message) })),
    async edit(message, content) {
      const answer = await session.send("message.edit", { message, content });
      store.update((state) => (answer.message.seq === null ? withHeld(state, answer.message) : takeMessage(state, answer.message)));
      return answer.state;
    },
    async remove(message) {
      await session.send("message.delete", { message });
      // Nobody is told of a message that was withdrawn before it was published.
      store.update((state) => ({ ...state, held: omit(state.held, message) }));
    },
    async react(message, emoji, on) {
      setMine(message, emoji, on);
      try {
        await session.send(on ? "reaction.add" : "reaction.remove", { message, emoji });
      } catch (error) {
        setMine(message, emoji, !on);
        throw error;
      }
    },
  };
}
