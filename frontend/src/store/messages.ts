import type { Id } from "@/protocol/objects";

import type { Entry, State } from "./state";

const age = (entry: Entry | undefined): number => entry?.last_seq ?? -1;

/** Puts entries in; a copy older than the one at hand changes nothing, whichever way it came. */
export function withMessages(messages: State["messages"], entries: Entry[]): State["messages"] {
  const fresh = entries.filter((entry) => age(entry) >= age(messages[entry.id]));
  if (fresh.length === 0) return messages;
  return { ...messages, ...Object.fromEntries(fresh.map((entry): [Id, Entry] => [entry.id, entry])) };
}
