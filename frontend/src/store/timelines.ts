import type { Id } from "@/protocol/objects";

import { allMessages } from "./messages";
import type { Entry, State, Timeline } from "./state";

export const emptyTimeline: Timeline = { ids: [], cursor: 0, hasOlder: true, live: true };

type Messages = State["messages"];
/** Whether a message is one of those that a timeline is made of. */
export type Shows = (entry: Entry) => boolean;

export const inThread =
  (thread: Id): Shows =>
  (entry) =>
    entry.thread === thread;

const at = (messages: Messages, id: Id): number => messages[id]?.seq ?? 0;

/** Ids without doubles, by position. */
export function inOrder(ids: Id[], messages: Messages): Id[] {
  return [...new Set(ids)].sort((a, b) => at(messages, a) - at(messages, b));
}

/** Whether a message belongs into the stretch at hand: shown here, not beyond an end that is not loaded. */
function belongs(timeline: Timeline, messages: Messages, shows: Shows, entry: Entry): boolean {
  if (entry.seq === null || !shows(entry)) return false;
  const first = timeline.ids[0];
  const last = timeline.ids.at(-1);
  if (first === undefined || last === undefined) return timeline.live;
  if (entry.seq < at(messages, first)) return !timeline.hasOlder;
  return timeline.live || entry.seq <= at(messages, last);
}

/** Whether it stands in its place already; the ids are in order of position. */
function has(ids: Id[], messages: Messages, { id, seq }: Entry): boolean {
  if (seq === null) return false;
  let from = 0;
  let to = ids.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (at(messages, ids[middle] as Id) < seq) from = middle + 1;
    else to = middle;
  }
  return ids[from] === id;
}

/** `messages` already holds the entries; what is no longer shown here leaves. */
export function place(whole: Timeline, messages: Messages, entries: Entry[], shows: Shows): Timeline {
  const gone = new Set(entries.filter((entry) => !shows(entry)).map((entry) => entry.id));
  const left = gone.size > 0 && whole.ids.some((id) => gone.has(id));
  const timeline = left ? { ...whole, ids: whole.ids.filter((id) => !gone.has(id)) } : whole;
  const added = entries.filter((entry) => !has(timeline.ids, messages, entry) && belongs(timeline, messages, shows, entry));
  if (added.length === 0) return timeline;
  const last = timeline.ids.at(-1);
  const appended = added.length === 1 && (last === undefined || (added[0]?.seq ?? 0) > at(messages, last));
  const ids = [...timeline.ids, ...added.map((entry) => entry.id)];
  return { ...timeline, ids: appended ? ids : inOrder(ids, messages) };
}

/** The end has been reached: what came in meanwhile joins. */
export function reachPresent(timeline: Timeline, messages: Messages, shows: Shows): Timeline {
  const last = timeline.ids.at(-1);
  const floor = last === undefined ? 0 : at(messages, last);
  const later = allMessages(messages).filter((entry) => shows(entry) && entry.seq !== null && entry.seq > floor);
  return { ...timeline, live: true, ids: inOrder([...timeline.ids, ...later.map((entry) => entry.id)], messages) };
}
