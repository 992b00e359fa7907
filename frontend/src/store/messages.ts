import type { Id } from "@/protocol/objects";

import type { Entry, State } from "./state";

type Messages = State["messages"];

/** New messages lie in a layer of at most so many above the rest, which is not copied for each of them. */
const LAYER = 256;

const age = (entry: Entry | undefined): number => entry?.last_seq ?? -1;

/** Every message at hand; those of the lower layer are inherited, which `Object.values` passes over. */
export function allMessages(messages: Messages): Entry[] {
  const all: Entry[] = [];
  for (const id in messages) all.push(messages[id] as Entry);
  return all;
}

const byId = (entries: Entry[]): Messages => Object.fromEntries(entries.map((entry): [Id, Entry] => [entry.id, entry]));

/** Puts entries in; a copy older than the one at hand changes nothing, whichever way it came. */
export function withMessages(messages: Messages, entries: Entry[]): Messages {
  const fresh = entries.filter((entry) => age(entry) >= age(messages[entry.id]));
  if (fresh.length === 0) return messages;
  if (Object.keys(messages).length + fresh.length > LAYER) return Object.create(byId([...allMessages(messages), ...fresh])) as Messages;
  return Object.assign(Object.create(Object.getPrototypeOf(messages) as object) as Messages, messages, byId(fresh));
}
