import type { DurableEvent, Item, Snapshot, StoreEvent } from "@/protocol/frames";
import type { Id, Room } from "@/protocol/objects";

import { withMessages } from "./messages";
import { withPeople } from "./people";
import { withPresence } from "./presence";
import { withQuoted } from "./quotes";
import { withChanges } from "./reactions";
import { withUnread } from "./reads";
import { withHeld, withHeldList, withRefused, withReleased } from "./review";
import { type Entry, isDeleted, isInRoom, omit, type State } from "./state";
import { takeThread, threadsOf, withThreadRead, withThreadUnread } from "./threads";
import { emptyTimeline, inOrder, inThread, place, type Shows } from "./timelines";
import { withoutTypist, withTypist } from "./typing";

/** A server page of messages; the latest 50 come with a reset. */
const LATEST = 50;

/** Puts a message where it is shown: into its room, and into threads that are at hand. */
function withPlaced(timelines: State["timelines"], messages: State["messages"], before: Entry | undefined, entry: Entry): State["timelines"] {
  let next = timelines;
  const put = (key: Id, shows: Shows) => {
    const timeline = next[key];
    if (timeline) next = { ...next, [key]: place(timeline, messages, [entry], shows) };
  };
  put(entry.room, isInRoom);
  for (const thread of threadsOf(before, entry)) put(thread, inThread(thread));
  return next;
}

/** Takes one message, new or changed, into every noun that shows it. */
export function takeMessage(state: State, entry: Entry): State {
  const before = state.messages[entry.id];
  const messages = withMessages(state.messages, [entry]);
  if (messages === state.messages) return state;
  const room = state.rooms[entry.room];
  return {
    ...state,
    messages,
    users: isDeleted(entry) ? state.users : withPeople(state.users, [entry.author]),
    quotes: withQuoted(state.quotes, entry),
    rooms: room ? { ...state.rooms, [room.id]: withUnread(room, before, entry, state.me) } : state.rooms,
    threads: withThreadUnread(state, before, entry),
    timelines: withPlaced(state.timelines, messages, before, entry),
    // The author of a hidden message keeps the text that is no longer sent along.
    held: !isDeleted(entry) && entry.state === "hidden" ? state.held : (omit(state.held, entry.id) as State["held"]),
  };
}

/** Broadcasts carry no per-viewer field; what is known of this viewer stays. */
export function takeRoom(state: State, room: Omit<Room, "head"> & { head?: number }): State {
  return { ...state, rooms: { ...state.rooms, [room.id]: { ...(state.rooms[room.id] ?? { head: 0 }), ...room } } };
}

function advance(state: State, room: Id, seq: number): State {
  const timeline = state.timelines[room] ?? emptyTimeline;
  const known = state.rooms[room];
  return {
    ...state,
    timelines: { ...state.timelines, [room]: { ...timeline, cursor: seq } },
    rooms: known ? { ...state.rooms, [room]: { ...known, head: Math.max(known.head, seq) } } : state.rooms,
  };
}

function applyDurable(state: State, event: DurableEvent): State {
  switch (event.type) {
    case "message.created": {
      const { message, quotes } = event.data;
      const typing = withoutTypist(state.typing, message.thread ?? event.room, message.author?.id);
      return takeMessage({ ...state, typing, quotes: { ...state.quotes, ...quotes } }, message);
    }
    case "message.updated": {
      const { message, changed } = event.data;
      const mine = withChanges(state.mine, message.id, changed ?? [], state.me?.id);
      return takeMessage({ ...state, mine }, message);
    }
    case "message.deleted":
      return takeMessage(state, event.data.message);
    case "thread.created": {
      const { thread } = event.data;
      // Whoever begins a thread follows it.
      const own = thread.creator?.id === state.me?.id ? { following: true, read_seq: event.seq, unread: 0 } : {};
      return takeThread(state, { ...thread, ...own });
    }
    case "thread.updated":
      return takeThread(state, event.data.thread);
    case "room.updated":
      return takeRoom(state, event.data.room);
    case "room.skip":
      return state;
    default:
      return event satisfies never;
  }
}

/** The state after one event. `now` in milliseconds; only what fades by itself reads it. */
export function applyFrame(state: State, event: StoreEvent, now: number = Date.now()): State {
  switch (event.type) {
    case "message.created":
    case "message.updated":
    case "message.deleted":
    case "thread.created":
    case "thread.updated":
    case "room.updated":
    case "room.skip": {
      if (event.seq <= (state.timelines[event.room]?.cursor ?? 0)) return state;
      return advance(applyDurable(state, event), event.room, event.seq);
    }
    case "room.head": {
      const room = state.rooms[event.room];
      if (!room) return state;
      const { head, unread } = event.data;
      return { ...state, rooms: { ...state.rooms, [room.id]: { ...room, head, unread } } };
    }
    case "room.listed": {
      const { room, can_write } = event.data;
      const closed = omit(state.closed, room.id) as State["closed"];
      return takeRoom({ ...state, closed }, { ...room, can_write });
    }
    case "typing.started": {
      if (event.data.user === state.me?.id) return state;
      return { ...state, typing: withTypist(state.typing, event.data.thread ?? event.room, event.data.user, now) };
    }
    case "presence.changed":
      return withPresence(state, event.room, event.data);
    case "user.updated": {
      const { user } = event.data;
      return { ...state, users: withPeople(state.users, [user]), me: state.me?.id === user.id ? user : state.me };
    }
    case "message.held":
      return withHeld(state, event.data.message);
    case "message.released":
      return withReleased(state, event.data.message);
    case "message.rejected":
      return withRefused(state, event.data.message, event.data.reason);
    case "read.advanced": {
      const { seq, unread, thread } = event.data;
      if (thread) return withThreadRead(state, thread, { read_seq: seq, unread });
      const room = state.rooms[event.data.room];
      if (!room) return state;
      return { ...state, rooms: { ...state.rooms, [room.id]: { ...room, read_seq: seq, unread } } };
    }
    case "upload.updated": {
      const { upload } = event.data;
      return { ...state, uploads: { ...state.uploads, [upload.id]: upload } };
    }
    case "member.updated":
      return state;
    default:
      return event satisfies never;
  }
}

function applyItem(state: State, item: Item): State {
  switch (item.type) {
    case "message.updated":
    case "message.deleted":
      return takeMessage(state, item.data.message);
    case "thread.updated":
      return takeThread(state, item.data.thread);
    case "room.updated":
      return takeRoom(state, item.data.room);
    default:
      return item satisfies never;
  }
}

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
