import type { Post } from "@/lib/live";
import type { Commands } from "@/protocol/frames";
import type { Attachment } from "@/protocol/media";
import type { Id, NewPoll, PresenceStatus, Thread } from "@/protocol/objects";

/** What is missing stays; `answer` null takes the mark away. */
export type ThreadChange = Omit<Commands["thread.update"]["data"], "thread">;

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
  read(room: Id, seq: number, thread?: Id): void;
  typing(room: Id, thread?: Id): void;
  setPresence(status: Exclude<PresenceStatus, "offline">, text: string): Promise<void>;
  older(room: Id, thread?: Id): Promise<void>;
  /** Chooses these options of a message's poll, by their places, and no others. */
  vote(message: Id, options: number[]): Promise<void>;
  closePoll(message: Id): Promise<void>;
  pin(message: Id, on: boolean): Promise<void>;
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
  block(user: Id, on: boolean): Promise<void>;
}
