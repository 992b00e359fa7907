import type { Post, PostError } from "@/lib/live";
import { loadJson, save, saveJson } from "@/lib/storage";
import { uuid7 } from "@/lib/uuid7";
import type { Commands, Posted } from "@/protocol/frames";
import type { Attachment } from "@/protocol/media";
import type { Id } from "@/protocol/objects";

import { CommandError } from "./commands";

/** A wait the outbox sits out by itself, in seconds; a longer one is shown as a failure. */
const PATIENCE = 60;
const ATTEMPTS = 4;

type PostData = Commands["message.post"]["data"];

export interface OutboxPorts {
  post: (data: PostData) => Promise<Posted>;
  changed: (posts: Post[]) => void;
  posted: (post: Post, answer: Posted) => void;
}

/** Posts on their way: kept over reconnects and reloads, and always sent with the nonce they got first. */
export class Outbox {
  readonly #prefix: string;
  readonly #ports: OutboxPorts;
  readonly #posts = new Map<string, Post>();
  readonly #attempts = new Map<string, number>();
  /** Posts that wait for their next try; what was written after them waits too. */
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #online = false;

  constructor(user: Id, ports: OutboxPorts) {
    this.#prefix = `carya.outbox.${user}.`;
    this.#ports = ports;
  }

  /** Takes up what an earlier page left; a key per post, so that two tabs never overwrite each other. */
  restore(): void {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix));
    for (const key of keys.sort()) {
      const post = loadJson<Post | null>(key, null);
      if (post) this.#posts.set(post.nonce, post.state === "sending" ? { ...post, state: "waiting" } : post);
    }
    this.#announce();
  }

  add(
    room: Id,
    content: string,
    replyTo: Id | null,
    after: number,
    attachments: Attachment[] = [],
    into: Pick<Post, "thread" | "also_in_room" | "poll" | "draft"> = {},
  ): void {
    const post: Post = {
      nonce: uuid7(),
      room,
      content,
      reply_to: replyTo,
      attachments,
      ...into,
      at: Date.now(),
      after,
      state: "waiting",
      error: null,
    };
    this.#keep(post);
    this.#flush();
  }

  /** A post that failed, or was rejected and rewritten. A rejected nonce is free, a failed one is the same try. */
  retry(nonce: string, content?: string, poll?: Post["poll"]): void {
    const post = this.#posts.get(nonce);
    if (!post) return;
    const fresh = poll !== undefined || (content !== undefined && content !== post.content) || post.error?.code === "nonce.conflict";
    if (fresh) this.discard(nonce);
    this.#attempts.delete(nonce);
    clearTimeout(this.#timers.get(nonce));
    this.#timers.delete(nonce);
    this.#keep({ ...post, nonce: fresh ? uuid7() : nonce, content: content ?? post.content, ...(poll && { poll }), state: "waiting", error: null });
    this.#flush();
  }

  discard(nonce: string): void {
    clearTimeout(this.#timers.get(nonce));
    this.#timers.delete(nonce);
    this.#posts.delete(nonce);
    save(this.#prefix + nonce, null);
    this.#announce();
  }

  online(): void {
    this.#online = true;
    this.#flush();
  }

  offline(): void {
    this.#online = false;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #keep(post: Post): void {
    this.#posts.set(post.nonce, post);
    saveJson(this.#prefix + post.nonce, post);
    this.#announce();
  }

  #announce(): void {
    this.#ports.changed([...this.#posts.values()]);
  }

  #flush(): void {
    if (!this.#online) return;
    const blocked = new Set<Id>();
    for (const post of [...this.#posts.values()]) {
      if (this.#timers.has(post.nonce)) blocked.add(post.room);
      else if (post.state === "waiting" && !blocked.has(post.room)) void this.#send(post);
    }
  }

  async #send(waiting: Post): Promise<void> {
    const post: Post = { ...waiting, state: "sending" };
    this.#keep(post);
    const { nonce, room, content, reply_to, thread, also_in_room, attachments = [], poll, draft } = post;
    try {
      const answer = await this.#ports.post({
        room,
        content,
        nonce,
        ...(reply_to ? { reply_to } : {}),
        ...(thread ? { thread, also_in_room: also_in_room ?? false } : {}),
        ...(poll ? { poll } : {}),
        ...(draft ? { draft } : {}),
        ...(attachments.length > 0 ? { attachments: attachments.map(({ id }) => id) as PostData["attachments"] } : {}),
      });
      this.#attempts.delete(nonce);
      this.#ports.posted(post, answer);
      this.discard(nonce);
    } catch (error) {
      if (this.#posts.has(nonce)) this.#refused(post, error);
    }
  }

  #refused(post: Post, cause: unknown): void {
    const error =
      cause instanceof CommandError ? cause : new CommandError({ code: "client.error", message: String(cause) });
    const shown: PostError = {
      code: error.code,
      message: error.message,
      details: error.details,
      retryAfter: error.retryAfter,
    };
    if (error.code === "gate.rejected") return this.#keep({ ...post, state: "rejected", error: shown });
    if (error.code === "connection.lost") return this.#keep({ ...post, state: "waiting" });
    const attempts = (this.#attempts.get(post.nonce) ?? 0) + 1;
    this.#attempts.set(post.nonce, attempts);
    const wait = error.retryAfter ?? 2 ** attempts;
    if (!error.retry || wait > PATIENCE || attempts >= ATTEMPTS)
      return this.#keep({ ...post, state: "failed", error: shown });
    this.#keep({ ...post, state: "waiting", error: shown });
    const timer = setTimeout(() => {
      this.#timers.delete(post.nonce);
      this.#flush();
    }, wait * 1000);
    this.#timers.set(post.nonce, timer);
  }
}
