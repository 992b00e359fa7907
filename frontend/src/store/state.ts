import type { Connection, Post } from "@/lib/live";
import type { HeldReason } from "@/protocol/frames";
import type { Upload } from "@/protocol/media";
import type { Author, Id, Message, PresenceStatus, Quotes, Room, Thread, Tombstone } from "@/protocol/objects";

import type { Drafts } from "./drafts";

/** A message as this client knows it: present, or what is left of it. */
export type Entry = Message | Tombstone;

/** A contiguous stretch of the messages of a room or a thread, oldest first. */
export interface Timeline {
  ids: Id[];
  /** Position of the last change applied; a thread has its room's and keeps none. */
  cursor: number;
  hasOlder: boolean;
  /** The stretch reaches the present; new messages join it. */
  live: boolean;
}

export interface Typist {
  user: Id;
  /** Milliseconds since the epoch. */
  until: number;
}

export interface Presence {
  status: PresenceStatus;
  text: string;
}

export interface Refused {
  message: Message;
  reason: HeldReason | undefined;
}

export interface State {
  me: Author | null;
  connection: Connection;
  contentChars: number;
  users: Record<Id, Author>;
  rooms: Record<Id, Room>;
  /** Rooms this person may no longer see, with the code that says why. */
  closed: Record<Id, string>;
  messages: Record<Id, Entry>;
  threads: Record<Id, Thread>;
  /** The thread that a message opened. */
  threadOf: Record<Id, Id>;
  /** Of rooms, and of threads that were opened here. */
  timelines: Record<Id, Timeline>;
  quotes: Quotes;
  /** The emoji this person has put on a message. */
  mine: Record<Id, string[]>;
  /** What this person has chosen in the poll of a message, by the places of the options. */
  votes: Record<Id, number[]>;
  /** Whether this person has saved a message, as far as that was asked or told. */
  saved: Record<Id, boolean>;
  /** Own messages that wait for review. */
  held: Record<Id, Message>;
  /** Own messages that review has turned down. */
  refused: Record<Id, Refused>;
  posts: Post[];
  /** Own uploads, as the server last told of them. */
  uploads: Record<Id, Upload>;
  /** What was begun, by room or thread. */
  drafts: Drafts;
  typing: Record<Id, Typist[]>;
  presence: Record<Id, Presence>;
  /** Who has a room open, as far as somebody here looks: by room and person, their place in the list. */
  here: Record<Id, Record<Id, string>>;
  blocked: Record<Id, true>;
}

export const emptyState: State = {
  me: null,
  connection: { kind: "connecting" },
  contentChars: 4000,
  users: {},
  rooms: {},
  closed: {},
  messages: {},
  threads: {},
  threadOf: {},
  timelines: {},
  quotes: {},
  mine: {},
  saved: {},
  votes: {},
  held: {},
  refused: {},
  posts: [],
  uploads: {},
  drafts: {},
  typing: {},
  presence: {},
  here: {},
  blocked: {},
};

export const isDeleted = (entry: Entry): entry is Tombstone => entry.kind === "deleted";

/** Whether the room's timeline shows it; the rest only its thread does. */
export const isInRoom = (entry: Entry): boolean =>
  !entry.thread || (!isDeleted(entry) && entry.also_in_room === true);

export function omit<T>(record: Record<string, T>, key: string): Record<string, T> {
  if (!(key in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
