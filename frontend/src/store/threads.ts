import type { Thread } from "@/protocol/objects";

import type { State } from "./state";

/** Takes one thread, new or changed; an older copy changes nothing. */
export function withThread(threads: State["threads"], thread: Thread): State["threads"] {
  const known = threads[thread.id];
  if (known && known.last_seq >= thread.last_seq) return threads;
  return { ...threads, [thread.id]: thread };
}
