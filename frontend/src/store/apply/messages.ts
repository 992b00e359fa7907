import { withChanges } from "../reactions";
import { takeMessage } from "../takeMessage";
import { withoutTypist } from "../typing";
import type { Events, Items } from "./family";

export const messageEvents = {
  "message.created"(state, { room, data: { message, quotes } }) {
    const typing = withoutTypist(state.typing, message.thread ?? room, message.author?.id);
    return takeMessage({ ...state, typing, quotes: { ...state.quotes, ...quotes } }, message);
  },
  "message.updated"(state, { data: { message, changed } }) {
    const mine = withChanges(state.mine, message.id, changed ?? [], state.me?.id);
    return takeMessage({ ...state, mine }, message);
  },
  "message.deleted": (state, { data }) => takeMessage(state, data.message),
} satisfies Partial<Events>;

export const messageItems = {
  "message.updated": (state, { data }) => takeMessage(state, data.message),
  "message.deleted": (state, { data }) => takeMessage(state, data.message),
} satisfies Partial<Items>;
