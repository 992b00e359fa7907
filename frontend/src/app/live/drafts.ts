import { keptDrafts } from "@/lib/keptDrafts";
import type { Id } from "@/protocol/objects";
import { type Draft, type Drafts, emptyDraft } from "@/store/drafts";
import type { Live } from "@/store/live";

import type { Line } from "./line";

type Deeds = Pick<Live, "draft">;

/** What this browser has kept, as far as it can be read. */
export const restoredDrafts = (user: Id): Drafts =>
  Object.fromEntries(
    Object.entries(keptDrafts<Draft>(user)).map(([place, kept]) => [place, { ...emptyDraft(kept.room, kept.thread), ...kept }]),
  );

/** What people begin to write. Keeping it is somebody else's work, fetched after the first sight. */
export function draftDeeds({ store }: Line): Deeds {
  return {
    draft: (room, thread, change) =>
      store.update((state) => {
        const before = state.drafts[thread ?? room] ?? emptyDraft(room, thread);
        const after = change(before);
        return after === before ? state : { ...state, drafts: { ...state.drafts, [thread ?? room]: after } };
      }),
  };
}
