import { withThreadRead } from "../threads";
import type { Events } from "./family";

export const readEvents = {
  "read.advanced"(state, { data: { room: id, seq, unread, thread } }) {
    if (thread) return withThreadRead(state, thread, { read_seq: seq, unread });
    const room = state.rooms[id];
    return room ? { ...state, rooms: { ...state.rooms, [id]: { ...room, read_seq: seq, unread } } } : state;
  },
} satisfies Partial<Events>;
