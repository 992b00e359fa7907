import type { Connection } from "@/lib/live";
import type { Commands, CommandType, SessionEvent, SessionReady, Snapshot, StoreEvent } from "@/protocol/frames";
import type { Id } from "@/protocol/objects";

import { CommandDesk } from "./commands";
import { isDurable, isReply, isSession, readFrame } from "./frames";
import { OpenRooms } from "./rooms";
import type { Link, Socket } from "./socket";

/** Where the news goes; the store implements it. */
export interface Sink {
  connection(connection: Connection): void;
  ready(ready: SessionReady): void;
  event(event: StoreEvent): void;
  snapshot(room: Id, snapshot: Snapshot): void;
  /** Access to the room is gone, or was never there. */
  closed(room: Id, code: string): void;
  /** What was fetched under old permissions is void. */
  refresh(): void;
}

/** One signed-in person on one socket: hello, resume, gaps, beats. */
export class Session {
  readonly #socket: Socket;
  readonly #desk: CommandDesk;
  readonly #rooms: OpenRooms;
  readonly #sink: Sink;
  #epoch: string | null = null;
  #isReady = false;

  constructor(socket: Socket, sink: Sink) {
    this.#socket = socket;
    this.#sink = sink;
    this.#desk = new CommandDesk((text) => this.#isReady && socket.send(text));
    this.#rooms = new OpenRooms({
      subscribe: (room, since) => this.send("room.subscribe", since === null ? { room } : { room, since }),
      sync: (room, since) => this.send("room.sync", { room, since }),
      unsubscribe: (room) => void this.send("room.unsubscribe", { room }).catch(() => undefined),
      snapshot: (room, snapshot) => sink.snapshot(room, snapshot),
      event: (event) => sink.event(event),
      refused: (room, error) => sink.closed(room, error.code),
      settled: () => this.#report(),
    });
    socket.links.on((link) => this.#link(link));
    socket.texts.on((text) => this.#text(text));
  }

  start(): void {
    this.#socket.start();
  }

  stop(): void {
    this.#lose();
    this.#socket.stop();
  }

  /** The browser says the network is gone, or back. */
  network(online: boolean): void {
    if (online) this.#socket.hurry();
    else this.#socket.drop();
  }

  open(room: Id): void {
    this.#rooms.open(room);
  }

  close(room: Id): void {
    this.#rooms.close(room);
  }

  restart(room: Id): Promise<void> {
    return this.#rooms.restart(room);
  }

  send<T extends CommandType>(type: T, data: Commands[T]["data"]): Promise<Commands[T]["reply"]> {
    return this.#desk.send(type, data);
  }

  #link(link: Link): void {
    switch (link.kind) {
      case "connecting":
        this.#sink.connection({ kind: "connecting" });
        return;
      case "open":
        return;
      case "waiting":
        this.#lose();
        if (link.refresh) {
          this.#epoch = null;
          this.#sink.refresh();
        }
        this.#sink.connection({ kind: "reconnecting", retryAt: link.retryAt });
        return;
      case "stopped":
        this.#lose();
        this.#sink.connection({ kind: "stopped", why: link.why });
        return;
      default:
        link satisfies never;
    }
  }

  #lose(): void {
    this.#isReady = false;
    this.#rooms.suspend();
    this.#desk.abandon();
  }

  #report(): void {
    if (this.#isReady) this.#sink.connection({ kind: this.#rooms.behind ? "catching-up" : "online" });
  }

  #text(text: string): void {
    const frame = readFrame(text);
    if (frame === null) return;
    if (isReply(frame)) {
      if (frame.re === null && !frame.ok && frame.error.retry_after) this.#socket.comeBackAfter(frame.error.retry_after);
      this.#desk.settle(frame);
    } else if (isSession(frame)) this.#own(frame);
    else if (isDurable(frame)) this.#rooms.event(frame);
    else this.#sink.event(frame);
  }

  #own(event: SessionEvent): void {
    switch (event.type) {
      case "session.ready": {
        const forget = this.#epoch !== event.data.epoch;
        this.#epoch = event.data.epoch;
        this.#isReady = true;
        this.#socket.markReady();
        this.#sink.ready(event.data);
        this.#rooms.resume(forget);
        this.#report();
        return;
      }
      case "session.beat":
        for (const [room, head] of Object.entries(event.data.heads ?? {})) this.#rooms.head(room, head);
        return;
      case "session.bye":
        this.#socket.comeBackAfter(event.data.after);
        return;
      case "session.revoked":
        // The close that follows says the same.
        return;
      case "room.lag":
        this.#rooms.head(event.room, event.data.head);
        return;
      case "room.closed":
        this.#rooms.close(event.room);
        this.#sink.closed(event.room, event.data.code);
        return;
      default:
        event satisfies never;
    }
  }
}
