import type { Id, Room } from "@/protocol/objects";

import type { State } from "./state";
import { emptyTimeline } from "./timelines";

/** Broadcasts carry no per-viewer field; what is known of this viewer stays. */
export function takeRoom(state: State, room: Omit<Room, "head"> & { head?: number }): State {
  return { ...state, rooms: { ...state.rooms, [room.id]: { ...(state.rooms[room.id] ?? { head: 0 }), ...room } } };
}

/** A change of the room has been applied: its number is the cursor now. */
export function advance(state: State, room: Id, seq: number): State {
  const timeline = state.timelines[room] ?? emptyTimeline;
  const known = state.rooms[room];
  return {
    ...state,
    timelines: { ...state.timelines, [room]: { ...timeline, cursor: seq } },
    rooms: known ? { ...state.rooms, [room]: { ...known, head: Math.max(known.head, seq) } } : state.rooms,
  };
}
