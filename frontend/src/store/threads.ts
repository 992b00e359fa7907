import type { Id, Thread } from "@/protocol/objects";

import { type Entry, isDeleted, omit, type State } from "./state";

const MOST = 99;

/** Takes one thread, new or changed. An older copy only adds what it says of this viewer; broadcasts leave that as it is. */
export function takeThread(state: State, thread: Thread): State {
  const known = state.threads[thread.id];
  const isOld = known !== undefined && known.last_seq > thread.last_seq;
  if (known && known.last_seq >= thread.last_seq && thread.following === undefined) return state;
  const { following, read_seq, unread } = thread;
  const viewer = following === undefined ? {} : { following, read_seq, unread };
  const next = { ...known, ...(isOld ? known : thread), ...viewer } as Thread;
  return {
    ...state,
    threads: { ...state.threads, [next.id]: next },
    threadOf: withParent(state.threadOf, next),
  };
}

/** A message whose thread went into another one may open a new one. */
function withParent(threadOf: State["threadOf"], { id, parent, merged_into }: Thread): State["threadOf"] {
  if (!parent) return threadOf;
  if (!merged_into) return { ...threadOf, [parent]: id };
  return threadOf[parent] === id ? omit(threadOf, parent) as State["threadOf"] : threadOf;
}

/** Counts towards a thread's unread: published, by someone else, after the read pointer of a follower. */
function counts(entry: Entry | undefined, thread: Thread, me: State["me"]): boolean {
  if (!entry || entry.thread !== thread.id || isDeleted(entry) || entry.state !== "published") return false;
  return thread.following === true && entry.author?.id !== me?.id && (entry.seq ?? 0) > (thread.read_seq ?? 0);
}

/** The threads' badges after one message has changed from `before` to `after`. */
export function withThreadUnread(state: State, before: Entry | undefined, after: Entry): State["threads"] {
  let threads = state.threads;
  for (const id of threadsOf(before, after)) {
    const thread = threads[id];
    if (!thread) continue;
    const change = Number(counts(after, thread, state.me)) - Number(counts(before, thread, state.me));
    if (change === 0) continue;
    const unread = Math.min(MOST, Math.max(0, (thread.unread ?? 0) + change));
    threads = { ...threads, [id]: { ...thread, unread } };
  }
  return threads;
}

/** The threads a message is in, or was in before it was moved. */
export const threadsOf = (before: Entry | undefined, after: Entry): Id[] => [
  ...new Set([before?.thread, after.thread].filter((id) => id != null)),
];

/** What is unread in all followed threads, for the badge of the inbox. */
export const unreadInThreads = (threads: State["threads"]): number =>
  Math.min(
    MOST,
    Object.values(threads).reduce((sum, thread) => sum + (thread.following && !thread.merged_into ? (thread.unread ?? 0) : 0), 0),
  );

/** Moves the viewer's own pointer; of a thread known from broadcasts alone nothing of the viewer is known yet. */
export function withThreadRead(state: State, id: Id, change: Partial<Pick<Thread, "read_seq" | "unread">>): State {
  const thread = state.threads[id];
  return thread?.following !== undefined ? { ...state, threads: { ...state.threads, [id]: { ...thread, ...change } } } : state;
}
