/** What the connection and the store both speak of. */

import type { Attachment } from "@/protocol/media";
import type { Id, NewPoll } from "@/protocol/objects";

/** Why the connection will not be tried again. */
export type Stop = "signin" | "banned" | "protocol" | "bug";

export type Connection =
  | { kind: "connecting" }
  /** The line is there, what was missed is being fetched. */
  | { kind: "catching-up" }
  | { kind: "online" }
  /** `retryAt` in milliseconds since the epoch. */
  | { kind: "reconnecting"; retryAt: number }
  | { kind: "stopped"; why: Stop };

export interface PostError {
  code: string;
  message: string;
  details: Record<string, unknown>;
  /** Seconds. */
  retryAfter: number | null;
}

/** A message that is to go out at another time. */
export interface LaterMessage {
  room: Id;
  thread: Id | null;
  content: string;
  replyTo: Id | null;
  alsoInRoom: boolean;
}

/** A message on its way out. */
export interface Post {
  nonce: string;
  room: Id;
  content: string;
  reply_to: Id | null;
  /** The thread it goes into. */
  thread?: Id | null;
  /** The room's timeline shows it, too. */
  also_in_room?: boolean;
  /** Ready uploads that go with it. */
  attachments?: Attachment[];
  /** What it asks. */
  poll?: NewPoll;
  /** The version of the draft it was written as, which goes with it. */
  draft?: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** The room's position when it was written: its message can only come later. */
  after: number;
  state: "waiting" | "sending" | "failed" | "rejected";
  error: PostError | null;
}
