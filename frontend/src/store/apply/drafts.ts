import { emptyDraft, heard } from "../drafts";
import type { Events } from "./family";

export const draftEvents = {
  "draft.updated"(state, { data: { draft } }) {
    const { room, thread, text, reply_to: replyTo, version } = draft;
    const place = thread ?? room;
    const before = state.drafts[place] ?? emptyDraft(room, thread);
    return { ...state, drafts: { ...state.drafts, [place]: heard(before, { text, replyTo, version }) } };
  },
  // Their list is fetched where it is looked at.
  "scheduled.updated": (state) => state,
} satisfies Partial<Events>;
