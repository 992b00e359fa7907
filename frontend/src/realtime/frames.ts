import type { DurableEvent, Reply, ServerEvent, ServerFrame, SessionEvent } from "@/protocol/frames";

/** Every event this client understands; a newer server may send others, which are passed over. */
const KNOWN: Record<ServerEvent["type"], "durable" | "session" | "plain"> = {
  "message.created": "durable",
  "message.updated": "durable",
  "message.deleted": "durable",
  "thread.created": "durable",
  "thread.updated": "durable",
  "room.updated": "durable",
  "room.skip": "durable",
  "room.head": "plain",
  "room.listed": "plain",
  "typing.started": "plain",
  "presence.changed": "plain",
  "user.updated": "plain",
  "message.held": "plain",
  "message.released": "plain",
  "message.rejected": "plain",
  "read.advanced": "plain",
  "draft.updated": "plain",
  "scheduled.updated": "plain",
  "saved.changed": "plain",
  "poll.voted": "plain",
  "upload.updated": "plain",
  "member.updated": "plain",
  "request.updated": "plain",
  "space.updated": "plain",
  "session.ready": "session",
  "session.beat": "session",
  "session.bye": "session",
  "session.revoked": "session",
  "room.lag": "session",
  "room.closed": "session",
};

/**
 * Null for what is not a frame. A durable frame of an unknown type becomes `room.skip`, so that
 * its number still counts.
 */
export function readFrame(text: string): ServerFrame | null {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof frame !== "object" || frame === null) return null;
  if ("re" in frame) return frame as Reply;
  const { type, room, seq } = frame as { type?: string; room?: string; seq?: number };
  if (type !== undefined && type in KNOWN) return frame as ServerEvent;
  if (room !== undefined && seq !== undefined) return { type: "room.skip", room, seq, data: {} };
  return null;
}

export const isReply = (frame: ServerFrame): frame is Reply => "re" in frame;
export const isDurable = (event: ServerEvent): event is DurableEvent => KNOWN[event.type] === "durable";
export const isSession = (event: ServerEvent): event is SessionEvent => KNOWN[event.type] === "session";
