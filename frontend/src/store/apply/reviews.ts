import { withHeld, withRefused, withReleased } from "../review";
import type { Events } from "./family";

export const reviewEvents = {
  "message.held": (state, { data }) => withHeld(state, data.message),
  "message.released": (state, { data }) => withReleased(state, data.message),
  "message.rejected": (state, { data }) => withRefused(state, data.message, data.reason),
} satisfies Partial<Events>;
