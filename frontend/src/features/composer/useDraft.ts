import { useEffect, useMemo } from "react";

import type { Id } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { left } from "@/store/drafts";

/** What stands in the composer of a room or thread, on all devices. `watch` goes around the text box. */
export function useDraft(room: Id, thread: Id | null) {
  const live = useLive();
  const draft = useStore((state) => state.drafts[thread ?? room]);
  const hands = useMemo(
    () => ({
      setText: (text: string) => live.draft(room, thread, (one) => ({ ...one, text })),
      watch: {
        onFocus: () => live.draft(room, thread, (one) => ({ ...one, isOpen: true })),
        onBlur: () => live.draft(room, thread, left),
      },
    }),
    [live, room, thread],
  );
  useEffect(() => hands.watch.onBlur, [hands]);
  return { text: draft?.text ?? "", asks: draft !== undefined && (draft.other !== null || draft.kept !== ""), ...hands };
}
