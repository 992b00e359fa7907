import type { Post } from "@/lib/live";
import type { Commands } from "@/protocol/frames";
import type { Attachment } from "@/protocol/media";
import type { Id, NewPoll, PresenceStatus, Thread } from "@/protocol/objects";

import type { Draft } from "./drafts";

/** What is missing stays; `answer` null takes the mark away. */
export type ThreadChange = Omit<Commands["thread.update"]["data"], "thread">;

/** Where messages are moved to: a thread, a new one under `title`, or the top level of `room`. */
export type MoveTo = Omit<Commands["message.move"]["data"], "messages">;
export type Moved = Commands["message.move"]["reply"];

/** What people can do in rooms; `app` binds it to the connection. */
export interface Live {
  /** Keeps a room in full view until the returned function is called. */
  open(room: Id): () => void;
  post(room: Id, content: string, replyTo: Id | null, attachments?: Attachment[], into?: Pick<Post, "thread" | "also_in_room" | "poll">): void;
  /** Tries a post again, with another text or poll where one is given. */
  retry(nonce: string, content?: string, poll?: NewPoll): void;
  discard(nonce: string): void;
  /** Takes a message that review has turned down off the screen. */
  dismiss(message: Id): void;
  edit(message: Id, content: string): Promise<"published" | "held">;
  remove(message: Id): Promise<void>;
  react(message: Id, emoji: string, on: boolean): Promise<void>;
  /** Chooses these options of a message's poll, by their places, and no others. */
  vote(message: Id, options: number[]): Promise<void>;
  closePoll(message: Id): Promise<void>;
  pin(message: Id, on: boolean): Promise<void>;
  read(room: Id, seq: number, thread?: Id): void;
  /** Marks unread from `seq` on; that holds until something newer is read. */
  unread(room: Id, seq: number, thread?: Id): Promise<void>;
  /** Marks everything read, marked by hand or not. */
  readAll(room: Id, thread?: Id): Promise<void>;
  /** Takes over what the server has counted. */
  recounted(room: Id, reading: { unread: number; read_seq: number }, thread?: Id): void;
  save(message: Id, on: boolean): Promise<void>;
  /** Finds out whether a message is saved, unless that is known. */
  askSaved(message: Id): void;
  /** Changes what stands in the composer of a room or thread. */
  draft(room: Id, thread: Id | null, change: (draft: Draft) => Draft): void;
  typing(room: Id, thread?: Id): void;
  /** Looks at who has a room open, by name, from `start` on; answers where the next window begins. */
  look(room: Id, start: string): Promise<string | null>;
  setPresence(status: Exclude<PresenceStatus, "offline">, text: string): Promise<void>;
  older(room: Id, thread?: Id): Promise<void>;
  newer(room: Id, thread?: Id): Promise<void>;
  around(room: Id, seq: number, thread?: Id): Promise<void>;
  /** Back to the present. */
  latest(room: Id, thread?: Id): Promise<void>;
  /** Fetches a thread with its parent and, unless they are at hand, its latest messages; a merged one answers with where it went. */
  openThread(thread: Id): Promise<Thread>;
  /** The thread of a message, a new one where it has none. */
  createThread(room: Id, parent: Id): Promise<Thread>;
  updateThread(thread: Id, change: ThreadChange): Promise<void>;
  follow(thread: Id, on: boolean): Promise<void>;
  moveMessages(messages: Id[], to: MoveTo): Promise<Moved>;
  /** Everything of a thread goes into another one. */
  mergeThread(thread: Id, into: Id): Promise<Moved>;
  /** Answers how many messages went back. */
  undoMove(move: Id): Promise<number>;
  block(user: Id, on: boolean): Promise<void>;
}
