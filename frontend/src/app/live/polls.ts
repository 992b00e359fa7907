import type { Id } from "@/protocol/objects";
import type { Live } from "@/store/live";

import type { Line } from "./line";

type Deeds = Pick<Live, "vote" | "closePoll" | "pin">;

/** What people can do with polls, and moderators with what should stay at hand. */
export function pollDeeds({ session, store }: Line): Deeds {
  const setVotes = (message: Id, options: number[]) =>
    store.update((state) => ({ ...state, votes: { ...state.votes, [message]: options } }));
  return {
    async vote(message, options) {
      const before = store.get().votes[message] ?? [];
      setVotes(message, options);
      try {
        await session.send("poll.vote", { message, options: options as never });
      } catch (error) {
        setVotes(message, before);
        throw error;
      }
    },
    closePoll: async (message) => void (await session.send("poll.close", { message })),
    pin: async (message, on) => void (await session.send(on ? "message.pin" : "message.unpin", { message })),
  };
}
