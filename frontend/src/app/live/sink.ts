import type { QueryClient, QueryKey } from "@tanstack/react-query";

import { ME } from "@/lib/queries";
import type { Connection } from "@/lib/live";
import type { StoreEvent } from "@/protocol/frames";
import type { Space } from "@/protocol/objects";
import type { SharedSpace } from "@/protocol/spaces";
import type { Outbox } from "@/realtime/outbox";
import type { Sink } from "@/realtime/session";
import { applyFrame } from "@/store/apply";
import { applySnapshot } from "@/store/snapshot";
import type { Store } from "@/store/store";

import { fetchPage } from "./line";

const isUp = (connection: Connection): boolean => connection.kind === "online" || connection.kind === "catching-up";

/** What was fetched and may have changed while nobody was listening. */
const AFTER_GAP: QueryKey[] = [["spaces"], ["rooms"], ["members"], ["threads"], ["saved"], ["drafts"], ["scheduled"]];

/** Fetched lists that an event says are out of date, by the event's type. */
const OUTDATED: Partial<Record<StoreEvent["type"], (queries: QueryClient) => QueryKey[]>> = {
  "saved.changed": () => [["saved"]],
  "draft.updated": () => [["drafts"]],
  "scheduled.updated": () => [["scheduled"]],
  // A role opens rooms.
  "member.updated": () => [["spaces"], ["rooms"]],
  "request.updated": () => [["spaces"], ["requests"]],
  // A fetch under way may miss what was just told.
  "room.listed": (queries) => (queries.isFetching({ queryKey: ["rooms"] }) > 0 ? [["rooms"]] : []),
};

/** How a space looks now; what only the viewer knows of it stays. */
function showSpace(queries: QueryClient, shown: SharedSpace): void {
  queries.setQueryData<Space[]>(["spaces", "mine"], (mine) => mine?.map((space) => (space.id === shown.id ? { ...space, ...shown } : space)));
}

/** Where the connection's news goes: into the store, and to what was fetched beside it. */
export function sinkOf(store: Store, queries: QueryClient, outbox: () => Outbox): Sink {
  const refetch = (keys: QueryKey[]) => {
    for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
  };
  return {
    connection(connection) {
      store.update((state) => ({ ...state, connection }));
      if (isUp(connection)) outbox().online();
      else outbox().offline();
      if (connection.kind === "stopped") refetch([ME]);
    },
    ready({ user, limits }) {
      store.update((state) => ({ ...state, me: user, contentChars: limits.content_chars, saved: {} }));
      refetch(AFTER_GAP);
    },
    event(event) {
      store.update((state) => applyFrame(state, event));
      refetch(OUTDATED[event.type]?.(queries) ?? []);
      if (event.type === "space.updated") showSpace(queries, event.data.space);
    },
    snapshot(room, snapshot) {
      store.update((state) => applySnapshot(state, room, snapshot));
      // Broadcast objects do not say which reactions and votes are one's own.
      const took = snapshot.items.some(
        ({ data }) => "message" in data && "reactions" in data.message && (data.message.reactions.length > 0 || (data.message.poll?.voters ?? 0) > 0),
      );
      if (took) void fetchPage(store, room, {}, "latest").catch(() => undefined);
    },
    closed: (room, code) => store.update((state) => ({ ...state, closed: { ...state.closed, [room]: code } })),
    refresh: () => void queries.invalidateQueries(),
  };
}
