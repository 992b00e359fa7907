import type { Events } from "./family";

export const savedEvents = {
  "saved.changed": (state, { data: { message, saved } }) => ({ ...state, saved: { ...state.saved, [message]: saved } }),
} satisfies Partial<Events>;
