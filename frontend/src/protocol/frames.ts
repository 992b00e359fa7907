/** Frames the server sends, and the commands it takes. */

import type { Author, Id, Message, PresenceStatus, Quotes, Room, Thread, Timestamp, Tombstone } from "./objects";

export interface WireError {
  code: string;
  message: string;
  retry: boolean;
  retry_after: number | null;
  field: string | null;
  details: Record<string, unknown>;
}

export type Reply =
  | { re: string | null; ok: true; data: unknown }
  | { re: string | null; ok: false; error: WireError };

export interface SessionReady {
  protocol: number;
  session: string;
  user: Author;
  epoch: string;
  heartbeat: number;
  limits: { frame_bytes: number; content_chars: number; open_rooms: number };
  server_time: Timestamp;
}

export interface ReactionChange {
  emoji: string;
  user: Id;
  added: boolean;
}

interface Durable<T extends string, D> {
  type: T;
  room: Id;
  seq: number;
  data: D;
}

interface Ephemeral<T extends string, D> {
  type: T;
  room: Id;
  data: D;
}

interface Personal<T extends string, D> {
  type: T;
  data: D;
}

/** Exactly one frame per position of a room. */
export type DurableEvent =
  | Durable<"message.created", { message: Message; quotes?: Quotes }>
  | Durable<"message.updated", { message: Message; changed?: ReactionChange[]; quotes?: Quotes }>
  | Durable<"message.deleted", { message: Tombstone }>
  | Durable<"thread.created", { thread: Thread }>
  | Durable<"thread.updated", { thread: Thread }>
  | Durable<"room.updated", { room: Room }>
  | Durable<"room.skip", Record<string, never>>;

export type PresenceData = { user: Id; status: PresenceStatus; text?: string } | { online: number };

export type EphemeralEvent =
  | Ephemeral<"room.head", { head: number; unread: number }>
  | Ephemeral<"typing.started", { user: Id; thread: Id | null }>
  | Ephemeral<"presence.changed", PresenceData>
  | { type: "user.updated"; room?: Id; data: { user: Author } };

export type HeldReason = string | { category?: string; rule?: string | null; message?: string };

export type PersonalEvent =
  | Personal<"message.held", { message: Message; reason?: HeldReason }>
  | Personal<"message.released", { message: Message; reason?: HeldReason }>
  | Personal<"message.rejected", { message: Message; reason?: HeldReason }>
  | Personal<"read.advanced", { room: Id; thread: Id | null; seq: number; unread: number }>
  | Personal<"upload.updated", { upload: unknown }>
  | Personal<
      "member.updated",
      { space: Id; role: string; trust: string; muted_until: Timestamp | null; banned_until: Timestamp | null }
    >;

/** What the store turns into state. */
export type StoreEvent = DurableEvent | EphemeralEvent | PersonalEvent;

/** What the connection keeps to itself. */
export type SessionEvent =
  | Personal<"session.ready", SessionReady>
  | Personal<"session.beat", { heads?: Record<Id, number> }>
  | Personal<"session.bye", { after: number }>
  | Personal<"session.revoked", Record<string, never>>
  | Ephemeral<"room.lag", { head: number }>
  | Ephemeral<"room.closed", { code: string }>;

export type ServerEvent = StoreEvent | SessionEvent;
export type ServerFrame = Reply | ServerEvent;

/** One thing that changed, once, in its present state. */
export type Item =
  | { type: "message.updated"; seq: number; data: { message: Message } }
  | { type: "message.deleted"; seq: number; data: { message: Tombstone } }
  | { type: "thread.updated"; seq: number; data: { thread: Thread } }
  | { type: "room.updated"; seq: number; data: { room: Room } };

/** Answer of `room.subscribe` and `room.sync`. */
export interface Snapshot {
  head: number;
  floor: number;
  read_seq: number;
  unread: number;
  mode: "delta" | "reset";
  items: Item[];
  more: boolean;
  quotes: Quotes;
  held: Message[];
}

export interface Posted {
  state: "published" | "held";
  message: Message;
  duplicate: boolean;
}

export interface ThreadChanges {
  title?: string;
  locked?: boolean;
  pinned?: boolean;
  resolved?: boolean;
  archived?: boolean;
  answer?: Id | null;
}

/** Answer to a move or a merge. */
export interface Moved {
  move: Id;
  moved: number;
  thread: Thread | null;
  undo_until: Timestamp;
}

type Nothing = Record<string, never>;

/** Every command: what it takes and what it answers. */
export interface Commands {
  "session.ping": { data: { heads?: Record<Id, number> }; reply: { stale: Record<Id, number> } };
  "room.subscribe": { data: { room: Id; since?: number; level?: "full" | "head" }; reply: Snapshot };
  "room.unsubscribe": { data: { room: Id }; reply: Nothing };
  "room.sync": { data: { room: Id; since: number }; reply: Snapshot };
  "message.post": {
    data: { room: Id; thread?: Id; also_in_room?: boolean; reply_to?: Id; content: string; nonce: string };
    reply: Posted;
  };
  "message.edit": { data: { message: Id; content: string }; reply: { state: "published" | "held"; message: Message } };
  "message.delete": { data: { message: Id }; reply: Nothing };
  "reaction.add": { data: { message: Id; emoji: string }; reply: Nothing };
  "reaction.remove": { data: { message: Id; emoji: string }; reply: Nothing };
  "message.pin": { data: { message: Id }; reply: Nothing };
  "message.unpin": { data: { message: Id }; reply: Nothing };
  "message.move": {
    data: { messages: [Id, ...Id[]]; thread?: Id; room?: Id; title?: string };
    reply: Moved;
  };
  "move.undo": { data: { move: Id }; reply: { moved: number } };
  "thread.create": { data: { room: Id; parent?: Id; title?: string }; reply: { thread: Thread } };
  "thread.update": { data: { thread: Id } & ThreadChanges; reply: { thread: Thread } };
  "thread.merge": { data: { thread: Id; into: Id }; reply: Moved };
  "thread.follow": { data: { thread: Id }; reply: Nothing };
  "thread.unfollow": { data: { thread: Id }; reply: Nothing };
  "read.advance": { data: { room: Id; thread?: Id; seq: number }; reply: { unread: number } };
  "read.rewind": { data: { room: Id; thread?: Id; seq: number }; reply: { unread: number } };
  "typing.start": { data: { room: Id; thread?: Id }; reply: Nothing };
  "presence.set": {
    data: { status: "online" | "away" | "dnd" | "invisible"; text?: string };
    reply: Nothing;
  };
}

export type CommandType = keyof Commands;
