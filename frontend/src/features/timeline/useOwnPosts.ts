import { useEffect, useRef } from "react";

import type { Id } from "@/protocol/objects";
import { useStore } from "@/store/context";

/** Goes to the latest when this person has written something; what an earlier page left does not count. */
export function useOwnPosts(room: Id, thread: Id | null, jump: () => Promise<void>): void {
  const latest = useStore((state) => state.posts.findLast((post) => post.room === room && (post.thread ?? null) === thread)?.nonce ?? "");
  const known = useRef(latest);
  useEffect(() => {
    // Nonces grow with time; a smaller one is left over from a later post that has arrived.
    if (latest <= known.current) return;
    known.current = latest;
    void jump().catch(() => undefined);
  }, [latest, jump]);
}
