import type { Attachment } from "@/protocol/media";
import type { Id, Message } from "@/protocol/objects";
import { isDeleted, type State } from "@/store/state";

export const picturesOf = (message: Message): Attachment[] => message.attachments.filter(({ kind }) => kind === "image");

/** The messages that hang in a gallery: everybody's top-level ones with a picture, latest first. */
export function hung(ids: Id[], messages: State["messages"], blocked: State["blocked"]): Message[] {
  return ids
    .flatMap((id) => {
      const entry = messages[id];
      if (!entry || isDeleted(entry) || entry.state !== "published" || entry.thread) return [];
      return blocked[entry.author.id] || picturesOf(entry).length === 0 ? [] : [entry];
    })
    .reverse();
}
