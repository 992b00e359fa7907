/** The nouns of the wire protocol, version 1. */

export type Id = string;
/** RFC 3339, UTC. */
export type Timestamp = string;

export interface Author {
  id: Id;
  username: string;
  display_name: string;
  avatar: string | null;
  badge: string | null;
}

export interface Mention {
  kind: string;
  id: Id | null;
  start: number;
  end: number;
}

export interface ReactionTotal {
  emoji: string;
  count: number;
}

export type MessageKind = "text" | "image" | "file" | "embed" | "poll" | "voice" | "system" | "deleted";
export type MessageState = "held" | "published" | "hidden";

export interface Message {
  id: Id;
  room: Id;
  thread: Id | null;
  /** Where it was published; null while it is held. */
  seq: number | null;
  /** Its latest change. */
  last_seq: number | null;
  author: Author | null;
  kind: MessageKind;
  content: string;
  mentions: Mention[];
  attachments: unknown[];
  embeds: unknown[];
  reply_to: Id | null;
  reactions: ReactionTotal[];
  state: MessageState;
  pinned: boolean;
  created_at: Timestamp;
  published_at: Timestamp | null;
  edited_at: Timestamp | null;
  deleted_at: Timestamp | null;
  /** A message of a thread that the room's timeline shows too. */
  also_in_room?: boolean;
  /** The message of another room that this one stands for. */
  moved_from?: Id | null;
}

/** What is left of a deleted message: ids and positions. */
export interface Tombstone {
  id: Id;
  room: Id;
  thread?: Id | null;
  seq: number | null;
  last_seq: number | null;
  kind: "deleted";
  moved_to?: Id | null;
  created_at?: Timestamp;
  deleted_at?: Timestamp | null;
}

/** A side conversation of a room; an empty title stands for the parent's words. */
export interface Thread {
  id: Id;
  room: Id;
  parent: Id | null;
  title: string;
  creator: Author;
  locked: boolean;
  pinned: boolean;
  resolved: boolean;
  answer: Id | null;
  archived: boolean;
  message_count: number;
  last_message_at: Timestamp | null;
  last_author: Author | null;
  created_at: Timestamp;
  nudged_at: Timestamp | null;
  /** The thread that took its messages; it is listed nowhere then. */
  merged_into: Id | null;
  last_seq: number;
}

export interface Quote {
  author: Author | null;
  excerpt: string;
}

export type Quotes = Record<Id, Quote>;

export type RoomKind = "text" | "announcement" | "help" | "showcase" | "dm" | "voice";

export interface Room {
  id: Id;
  space: Id | null;
  slug: string;
  name: string;
  topic: string;
  emoji: string;
  kind: RoomKind;
  position: number;
  is_default: boolean;
  slow_mode_seconds: number;
  archived: boolean;
  /** Not in a broadcast, whose `seq` says it. */
  head: number;
  /** Per viewer: in REST answers only, never in a broadcast. */
  can_write?: boolean;
  online?: number;
  read_seq?: number;
  unread?: number;
}

export interface Space {
  id: Id;
  slug: string;
  name: string;
  description: string;
  kind: string;
  visibility: "public" | "restricted" | "private";
  icon: string | null;
  banner: string | null;
  member_count: number;
  my_role?: string | null;
  my_trust?: string | null;
  joined?: boolean;
}

export type PresenceStatus = "online" | "away" | "dnd" | "invisible" | "offline";
