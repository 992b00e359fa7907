import { Emitter } from "@/lib/emitter";
import type { Stop } from "@/lib/live";

import { reconnectDelay } from "./backoff";
import { closingOf } from "./closing";

/** No frame for this long means the line is dead; the server beats every 25 s. */
export const SILENCE = 35_000;

export type Link =
  | { kind: "connecting" }
  | { kind: "open" }
  /** `retryAt` in milliseconds since the epoch. */
  | { kind: "waiting"; retryAt: number; refresh: boolean }
  | { kind: "stopped"; why: Stop };

export interface SocketOptions {
  url: string;
  connect?: (url: string) => WebSocket;
  random?: () => number;
}

/** One WebSocket that comes back by itself; knows text frames, not what they mean. */
export class Socket {
  readonly links = new Emitter<Link>();
  readonly texts = new Emitter<string>();

  readonly #url: string;
  readonly #connect: (url: string) => WebSocket;
  readonly #random: () => number;
  #ws: WebSocket | null = null;
  #attempt = 0;
  #readyAt: number | null = null;
  /** Seconds the server asked us to stay away. */
  #after: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor({ url, connect, random }: SocketOptions) {
    this.#url = url;
    this.#connect = connect ?? ((address) => new WebSocket(address));
    this.#random = random ?? Math.random;
  }

  start(): void {
    if (this.#ws) return;
    clearTimeout(this.#timer);
    this.links.emit({ kind: "connecting" });
    const ws = this.#connect(this.#url);
    this.#ws = ws;
    this.#listen();
    ws.onopen = () => this.#ws === ws && this.links.emit({ kind: "open" });
    ws.onmessage = (event: MessageEvent) => {
      if (this.#ws !== ws) return;
      this.#listen();
      if (typeof event.data === "string") this.texts.emit(event.data);
    };
    ws.onclose = (event: CloseEvent) => this.#ws === ws && this.#lost(event.code);
  }

  /** Closes for good, until `start`. */
  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    const ws = this.#ws;
    this.#ws = null;
    ws?.close(1000);
  }

  /** The session works: the next reconnect may be quick. */
  markReady(): void {
    this.#attempt = 0;
    this.#readyAt = Date.now();
    this.#after = null;
  }

  /** The server told us when to come back, in seconds. */
  comeBackAfter(seconds: number): void {
    this.#after = seconds;
  }

  /** The line is known to be dead; do not wait for the silence to prove it. */
  drop(): void {
    const ws = this.#ws;
    if (!ws) return;
    this.#lost(1006);
    ws.close();
  }

  /** The network is back: try now instead of waiting the delay out. */
  hurry(): void {
    if (this.#timer !== undefined && !this.#ws && this.#after === null) this.start();
  }

  /** False when there is no open line; the caller keeps what it wanted to say. */
  send(text: string): boolean {
    if (this.#ws?.readyState !== WebSocket.OPEN) return false;
    this.#ws.send(text);
    return true;
  }

  #listen(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.drop(), SILENCE);
  }

  #lost(code: number): void {
    clearTimeout(this.#silence);
    this.#ws = null;
    const closing = closingOf(code);
    if (closing.kind === "stop") {
      this.links.emit({ kind: "stopped", why: closing.why });
      return;
    }
    const lived = this.#readyAt === null ? 0 : Date.now() - this.#readyAt;
    const delay =
      this.#after === null ? reconnectDelay(this.#attempt, lived, this.#random) : this.#after * 1000;
    this.#attempt += 1;
    this.#readyAt = null;
    this.#after = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.start();
    }, delay);
    this.links.emit({ kind: "waiting", retryAt: Date.now() + delay, refresh: closing.kind === "refresh" });
  }
}
