import type { PresenceData, PresentPeople } from "@/protocol/frames";
import type { Id } from "@/protocol/objects";

import { withPeople } from "./people";
import { omit, type State } from "./state";

/** Whether a place in the list lies in the window from `start` up to before `next`. */
export const isWithin = (at: string, start: string, next: string | null): boolean => at >= start && (next === null || at < next);

/** One person comes into the list, moves in it or leaves it; a room nobody looks at has none. */
export function withHere(here: State["here"], room: Id | undefined, { user, status, at }: PresenceData): State["here"] {
  const known = room === undefined ? undefined : here[room];
  if (room === undefined || !known || !user) return here;
  if (status === "offline") return user in known ? { ...here, [room]: omit(known, user) as State["here"][Id] } : here;
  return at === undefined || known[user] === at ? here : { ...here, [room]: { ...known, [user]: at } };
}

/** A window was opened: it says all about its stretch of the list, and nothing about the rest. */
export function withWindow(state: State, room: Id, start: string, { people, next, online }: PresentPeople): State {
  const others = Object.entries(state.here[room] ?? {}).filter(([, at]) => !isWithin(at, start, next));
  const places = people.map(({ user, at }) => [user.id, at] as const);
  const presence = people.map(({ user, status, text }) => [user.id, { status, text }] as const);
  const known = state.rooms[room];
  return {
    ...state,
    users: withPeople(state.users, people.map(({ user }) => user)),
    presence: { ...state.presence, ...Object.fromEntries(presence) },
    here: { ...state.here, [room]: Object.fromEntries([...others, ...places]) },
    rooms: known ? { ...state.rooms, [room]: { ...known, online } } : state.rooms,
  };
}
