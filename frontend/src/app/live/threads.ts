import { rest } from "@/lib/rest";
import type { Id, Thread } from "@/protocol/objects";
import type { Live } from "@/store/live";
import { applyPage, takeMessages } from "@/store/pages";
import type { Store } from "@/store/store";
import { takeThread } from "@/store/threads";

import type { Line } from "./line";

type Deeds = Pick<Live, "openThread" | "createThread" | "updateThread" | "follow">;

/** Fetches what a thread is to this person, and its first message. */
export async function fetchThread(store: Store, id: Id): Promise<Thread> {
  const { thread, parent } = await rest.thread(id);
  store.update((state) => takeThread(parent ? takeMessages(state, [parent]) : state, thread));
  return thread;
}

/** What people can do with threads. */
export function threadDeeds({ session, store }: Line): Deeds {
  return {
    async openThread(id) {
      const thread = await fetchThread(store, id);
      if (!store.get().timelines[thread.id]) {
        const page = await rest.threadMessages(thread.id, {});
        store.update((state) => applyPage(state, thread.room, page, "present", thread.id));
      }
      return thread;
    },
    async createThread(room, parent) {
      const { thread } = await session.send("thread.create", { room, parent });
      store.update((state) => takeThread(state, thread));
      return thread;
    },
    async updateThread(thread, change) {
      const answer = await session.send("thread.update", { thread, ...change });
      store.update((state) => takeThread(state, answer.thread));
    },
    async follow(thread, on) {
      await session.send(on ? "thread.follow" : "thread.unfollow", { thread });
      await fetchThread(store, thread);
    },
  };
}
