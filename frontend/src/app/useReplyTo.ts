import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";

import { rest } from "@/lib/rest";
import type { Id, Message } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { isDeleted } from "@/store/state";

/** The message that is being answered: a part of the draft, and so the same on all devices. */
export function useReplyTo(room: Id, thread: Id | null): [Message | null, (message: Message | null) => void] {
  const live = useLive();
  const id = useStore((state) => state.drafts[thread ?? room]?.replyTo ?? null);
  const known = useStore((state) => (id ? state.messages[id] : undefined));
  const fetched = useQuery({
    queryKey: ["message", id],
    queryFn: () => rest.message(id ?? ""),
    enabled: id !== null && known === undefined,
    retry: false,
  }).data;
  const set = useCallback(
    (message: Message | null) => live.draft(room, thread, (draft) => ({ ...draft, replyTo: message?.id ?? null })),
    [live, room, thread],
  );
  const entry = id ? (known ?? fetched) : undefined;
  return [entry && !isDeleted(entry) ? entry : null, set];
}
