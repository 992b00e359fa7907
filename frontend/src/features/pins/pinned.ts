import { allMessages } from "@/store/messages";
import type { Id, Message } from "@/protocol/objects";
import { isDeleted, type State } from "@/store/state";

const bySeq = (one: Message, other: Message) => (other.seq ?? 0) - (one.seq ?? 0);

/**
 * The pinned messages of a room, latest first: those the server listed as they are by now, and those that
 * were pinned since.
 */
export function pinnedNow(listed: Message[], messages: State["messages"], room: Id, blocked: State["blocked"]): Message[] {
  const all = new Map(listed.map((message) => [message.id, message]));
  for (const entry of allMessages(messages)) {
    if (entry.room !== room) continue;
    if (isDeleted(entry) || !entry.pinned || entry.state !== "published") all.delete(entry.id);
    else if ((all.get(entry.id)?.last_seq ?? 0) <= (entry.last_seq ?? 0)) all.set(entry.id, entry);
  }
  return [...all.values()].filter(({ author }) => !blocked[author.id]).sort(bySeq);
}
