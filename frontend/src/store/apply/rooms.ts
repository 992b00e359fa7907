import { takeRoom } from "../rooms";
import { omit, type State } from "../state";
import type { Events, Items } from "./family";

export const roomEvents = {
  "room.updated": (state, { data }) => takeRoom(state, data.room),
  "room.skip": (state) => state,
  "room.head"(state, { room: id, data: { head, unread } }) {
    const room = state.rooms[id];
    return room ? { ...state, rooms: { ...state.rooms, [id]: { ...room, head, unread } } } : state;
  },
  "room.listed"(state, { data: { room, can_write } }) {
    const closed = omit(state.closed, room.id) as State["closed"];
    return takeRoom({ ...state, closed }, { ...room, can_write });
  },
} satisfies Partial<Events>;

export const roomItems = {
  "room.updated": (state, { data }) => takeRoom(state, data.room),
} satisfies Partial<Items>;
