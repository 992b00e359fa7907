import { takeThread } from "../threads";
import type { Events, Items } from "./family";

export const threadEvents = {
  "thread.created"(state, { seq, data: { thread } }) {
    // Whoever begins a thread follows it.
    const own = thread.creator?.id === state.me?.id ? { following: true, read_seq: seq, unread: 0 } : {};
    return takeThread(state, { ...thread, ...own });
  },
  "thread.updated": (state, { data }) => takeThread(state, data.thread),
} satisfies Partial<Events>;

export const threadItems = {
  "thread.updated": (state, { data }) => takeThread(state, data.thread),
} satisfies Partial<Items>;
