import type { DurableEvent, Snapshot } from "@/protocol/frames";
import type { Id } from "@/protocol/objects";

import { CommandError } from "./commands";

/** Frames kept aside while a delta is on its way; beyond it the next sync fetches them anyway. */
const ASIDE = 500;
const RETRY = 2_000;

interface OpenRoom {
  cursor: number | null;
  syncing: boolean;
  /** Asked for again while a sync was under way. */
  again: boolean;
  aside: DurableEvent[];
  retry: ReturnType<typeof setTimeout> | undefined;
}

export interface RoomPorts {
  subscribe: (room: Id, since: number | null) => Promise<Snapshot>;
  sync: (room: Id, since: number) => Promise<Snapshot>;
  unsubscribe: (room: Id) => void;
  snapshot: (room: Id, snapshot: Snapshot) => void;
  event: (event: DurableEvent) => void;
  refused: (room: Id, error: CommandError) => void;
  /** Called whenever the number of rooms that are behind may have changed. */
  settled: () => void;
}

/**
 * Positions of the rooms in full view. The rule: a frame at or below the cursor is dropped, the next
 * one is applied, anything later means a gap, and the gap is asked for.
 */
export class OpenRooms {
  readonly #rooms = new Map<Id, OpenRoom>();
  readonly #ports: RoomPorts;
  #online = false;

  constructor(ports: RoomPorts) {
    this.#ports = ports;
  }

  get behind(): boolean {
    return [...this.#rooms.values()].some((room) => room.syncing || room.cursor === null);
  }

  open(id: Id): void {
    if (this.#rooms.has(id)) return;
    this.#rooms.set(id, { cursor: null, syncing: false, again: false, aside: [], retry: undefined });
    if (this.#online) void this.#catchUp(id, "subscribe");
  }

  close(id: Id): void {
    const room = this.#rooms.get(id);
    if (!room) return;
    clearTimeout(room.retry);
    this.#rooms.delete(id);
    if (this.#online) this.#ports.unsubscribe(id);
  }

  /** Starts a room afresh with its latest messages, wherever it was. */
  restart(id: Id): Promise<void> {
    const room = this.#rooms.get(id);
    if (!room) return Promise.resolve();
    room.cursor = null;
    return this.#online ? this.#catchUp(id, "subscribe") : Promise.resolve();
  }

  /** A new session: subscribe every room again, from its cursor. */
  resume(forget: boolean): void {
    this.#online = true;
    for (const [id, room] of this.#rooms) {
      if (forget) room.cursor = null;
      void this.#catchUp(id, "subscribe");
    }
  }

  suspend(): void {
    this.#online = false;
    for (const room of this.#rooms.values()) {
      room.syncing = false;
      room.aside = [];
      clearTimeout(room.retry);
    }
  }

  event(event: DurableEvent): void {
    const room = this.#rooms.get(event.room);
    if (!room) return;
    if (room.syncing || room.cursor === null) {
      if (room.aside.length < ASIDE) room.aside.push(event);
      return;
    }
    this.#take(event.room, room, event);
  }

  /** What the server says the head is; being behind it means a frame was lost on the way. */
  head(id: Id, head: number): void {
    const room = this.#rooms.get(id);
    if (room && room.cursor !== null && !room.syncing && head > room.cursor) void this.#catchUp(id, "sync");
  }

  #take(id: Id, room: OpenRoom, event: DurableEvent): void {
    if (room.cursor === null || event.seq <= room.cursor) return;
    if (event.seq === room.cursor + 1) {
      room.cursor = event.seq;
      this.#ports.event(event);
      return;
    }
    room.aside.push(event);
    void this.#catchUp(id, "sync");
  }

  async #catchUp(id: Id, how: "subscribe" | "sync"): Promise<void> {
    const room = this.#rooms.get(id);
    if (!room) return;
    if (room.syncing) {
      room.again = room.cursor === null;
      return;
    }
    room.syncing = true;
    try {
      let via = how;
      for (let more = true; more; ) {
        const since = room.cursor;
        const answer =
          via === "sync" && since !== null ? await this.#ports.sync(id, since) : await this.#ports.subscribe(id, since);
        if (!this.#online || this.#rooms.get(id) !== room) return;
        more = answer.more && answer.mode === "delta";
        room.cursor = more ? (answer.items.at(-1)?.seq ?? answer.head) : answer.head;
        this.#ports.snapshot(id, answer);
        via = "sync";
      }
    } catch (error) {
      if (this.#online && this.#rooms.get(id) === room) this.#failed(id, room, error as CommandError);
      return;
    } finally {
      room.syncing = false;
      this.#ports.settled();
    }
    const aside = room.aside;
    room.aside = [];
    for (const event of aside) this.event(event);
    if (room.again) {
      room.again = false;
      await this.restart(id);
    }
  }

  #failed(id: Id, room: OpenRoom, error: CommandError): void {
    if (error instanceof CommandError && !error.retry) {
      this.#rooms.delete(id);
      this.#ports.refused(id, error);
      return;
    }
    const wait = error instanceof CommandError && error.retryAfter ? error.retryAfter * 1000 : RETRY;
    room.retry = setTimeout(() => void this.#catchUp(id, room.cursor === null ? "subscribe" : "sync"), wait);
  }
}
