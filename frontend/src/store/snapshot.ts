import type { Item, Snapshot } from "@/protocol/frames";
import type { Id } from "@/protocol/objects";

import { applyItem } from "./apply";
import { withHeldList } from "./review";
import { advance } from "./rooms";
import { isInRoom, omit, type State } from "./state";
import { emptyTimeline, inOrder } from "./timelines";

/** A server page of messages; the latest 50 come with a reset. */
const LATEST = 50;

/** The state after the answer to `room.subscribe` or `room.sync`. */
export function applySnapshot(state: State, room: Id, snapshot: Snapshot): State {
  const { head, items, mode, more, read_seq, unread } = snapshot;
  const reset = mode === "reset";
  const before = reset ? undefined : state.timelines[room];
  const timeline = before ?? { ...emptyTimeline, hasOlder: items.filter((item) => item.type === "message.updated").length >= LATEST };
  let next: State = {
    ...state,
    quotes: { ...state.quotes, ...snapshot.quotes },
    timelines: { ...(reset ? withoutThreads(state, room) : state.timelines), [room]: timeline },
    held: withHeldList(state.held, room, snapshot.held),
    closed: omit(state.closed, room) as State["closed"],
  };
  for (const item of items) next = applyItem(next, item);
  if (reset) next = onlyThese(next, room, items);
  next = advance(next, room, more && !reset ? (items.at(-1)?.seq ?? head) : head);
  const known = next.rooms[room];
  return known ? { ...next, rooms: { ...next.rooms, [room]: { ...known, head, read_seq, unread } } } : next;
}

/** What was said in threads before a reset may have changed unseen; an open panel fetches its own anew. */
const withoutThreads = (state: State, room: Id): State["timelines"] =>
  Object.fromEntries(Object.entries(state.timelines).filter(([key]) => state.threads[key]?.room !== room));

/** After a reset the stretch is what came with it, also where a newer copy was already at hand. */
function onlyThese(state: State, room: Id, items: Item[]): State {
  const entries = items.flatMap((item) => ("message" in item.data ? [item.data.message] : []));
  const shown = entries.filter((entry) => entry.seq !== null && isInRoom(entry)).map((entry) => entry.id);
  const timeline = state.timelines[room] ?? emptyTimeline;
  const ids = inOrder(shown, state.messages);
  return { ...state, timelines: { ...state.timelines, [room]: { ...timeline, ids } } };
}
