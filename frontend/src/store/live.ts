import type { Attachment } from "@/protocol/media";
import type { Id, PresenceStatus } from "@/protocol/objects";

/** What people can do in rooms; `app` binds it to the connection. */
export interface Live {
  /** Keeps a room in full view until the returned function is called. */
  open(room: Id): () => void;
  post(room: Id, content: string, replyTo: Id | null, attachments?: Attachment[]): void;
  /** Tries a post again, with another text where one is given. */
  retry(nonce: string, content?: string): void;
  discard(nonce: string): void;
  /** Takes a message that review has turned down off the screen. */
  dismiss(message: Id): void;
  edit(message: Id, content: string): Promise<"published" | "held">;
  remove(message: Id): Promise<void>;
  react(message: Id, emoji: string, on: boolean): Promise<void>;
  read(room: Id, seq: number): void;
  typing(room: Id): void;
  setPresence(status: Exclude<PresenceStatus, "offline">, text: string): Promise<void>;
  older(room: Id): Promise<void>;
  newer(room: Id): Promise<void>;
  around(room: Id, seq: number): Promise<void>;
  /** Back to the present. */
  latest(room: Id): Promise<void>;
  block(user: Id, on: boolean): Promise<void>;
}
