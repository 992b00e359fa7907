import { withPeople } from "../people";
import { withPresence } from "../presence";
import { withTypist } from "../typing";
import type { Events } from "./family";

export const peopleEvents = {
  "typing.started"(state, { room, data: { user, thread } }, now) {
    if (user === state.me?.id) return state;
    return { ...state, typing: withTypist(state.typing, thread ?? room, user, now) };
  },
  "presence.changed": (state, { room, data }) => withPresence(state, room, data),
  "user.updated"(state, { data: { user } }) {
    return { ...state, users: withPeople(state.users, [user]), me: state.me?.id === user.id ? user : state.me };
  },
  "member.updated": (state) => state,
  "request.updated": (state) => state,
  "space.updated": (state) => state,
} satisfies Partial<Events>;
