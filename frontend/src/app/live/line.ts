import type { QueryClient } from "@tanstack/react-query";

import { type PageAt, rest } from "@/lib/rest";
import type { Id } from "@/protocol/objects";
import type { Me } from "@/protocol/rest";
import type { Outbox } from "@/realtime/outbox";
import type { Session } from "@/realtime/session";
import { applyPage } from "@/store/pages";
import type { Store } from "@/store/store";

/** What every family of deeds works with: one person's connection and what is known of the server here. */
export interface Line {
  me: Me;
  session: Session;
  outbox: Outbox;
  store: Store;
  queries: QueryClient;
}

/** Fetches a page of a room's history, or of one of its threads. */
export async function fetchPage(store: Store, room: Id, at: PageAt, where: Parameters<typeof applyPage>[3], thread: Id | null = null): Promise<void> {
  const answer = await (thread ? rest.threadMessages(thread, at) : rest.messages(room, at));
  store.update((state) => applyPage(state, room, answer, where, thread));
}
