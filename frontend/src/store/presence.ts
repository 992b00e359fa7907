import type { PresenceData } from "@/protocol/frames";
import type { Id } from "@/protocol/objects";

import { withHere } from "./here";
import { withPeople } from "./people";
import type { State } from "./state";

/** One person's change, or the number of people online in a room. */
export function withPresence(state: State, room: Id | undefined, data: PresenceData): State {
  const { online, user, status, text = "", person } = data;
  if (online !== undefined) {
    const known = room === undefined ? undefined : state.rooms[room];
    if (!known) return state;
    return { ...state, rooms: { ...state.rooms, [known.id]: { ...known, online } } };
  }
  if (!user || !status) return state;
  return {
    ...state,
    users: person ? withPeople(state.users, [person]) : state.users,
    presence: { ...state.presence, [user]: { status, text } },
    here: withHere(state.here, room, data),
  };
}
