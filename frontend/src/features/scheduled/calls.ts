import { api } from "@/lib/http";
import type { Id } from "@/protocol/objects";
import type { ListedScheduled, Scheduled } from "@/protocol/unsent";

/** A message for later, as it stands in the composer. */
export interface Later {
  room: Id;
  thread: Id | null;
  content: string;
  replyTo: Id | null;
  alsoInRoom: boolean;
  nonce: string;
  /** The version of the draft it was written as. */
  draft?: number;
}

type One = { scheduled: Scheduled };

export const SCHEDULED = ["scheduled"];

export const calls = {
  list: () => api<{ results: ListedScheduled[] }>("GET", "/scheduled"),
  create: ({ room, thread, content, replyTo, alsoInRoom, nonce, draft }: Later, at: Date) =>
    api<One>("POST", thread ? `/threads/${thread}/scheduled` : `/rooms/${room}/scheduled`, {
      content,
      nonce,
      due_at: at.toISOString(),
      ...(replyTo && { reply_to: replyTo }),
      ...(thread && { also_in_room: alsoInRoom }),
      ...(draft && { draft }),
    }),
  change: (id: Id, content: string, at: Date) => api<One>("PATCH", `/scheduled/${id}`, { content, due_at: at.toISOString() }),
  send: (id: Id) => api<One>("POST", `/scheduled/${id}/send`),
  cancel: (id: Id) => api<unknown>("DELETE", `/scheduled/${id}`),
};
