import type { Id } from "@/protocol/objects";

import { withMessages } from "./messages";
import { withPeople } from "./people";
import { withQuoted } from "./quotes";
import { withUnread } from "./reads";
import { type Entry, isDeleted, isInRoom, omit, type State } from "./state";
import { threadsOf, withThreadUnread } from "./threads";
import { inThread, place, type Shows } from "./timelines";

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
