import type { Events } from "./family";

export const pollEvents = {
  "poll.voted": (state, { data: { message, options } }) => ({ ...state, votes: { ...state.votes, [message]: options } }),
} satisfies Partial<Events>;
