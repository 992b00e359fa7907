import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Item, ServerEvent, Snapshot, StoreEvent } from "@/protocol/frames";
import type { Author, Id, Room } from "@/protocol/objects";

type Answer = Snapshot | { data: Snapshot };

export interface Trace {
  /** Answer of `room.subscribe` before anything happened, the frames that followed, and a fresh answer. */
  before: Answer;
  frames: ServerEvent[];
  after: Answer;
  /** The viewer; without one, badges are not compared. */
  me?: Author;
  room?: Id;
}

export const answer = (reply: Answer): Snapshot => ("data" in reply ? reply.data : reply);

export function loadTraces(): [string, Trace][] {
  const folders = [join(import.meta.dirname, "traces"), join(import.meta.dirname, "../../tests/traces")];
  return folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name): [string, Trace] => [name, JSON.parse(readFileSync(join(folder, name), "utf8")) as Trace]),
  );
}

function roomOf({ data }: Item): Id {
  if ("room" in data) return data.room.id;
  return "thread" in data ? data.thread.room : data.message.room;
}

/** The room a trace speaks of. */
export function traceRoom(trace: Trace): Id {
  const items = [...answer(trace.before).items, ...answer(trace.after).items];
  const named = trace.frames.find((frame): frame is StoreEvent & { room: Id } => "room" in frame && Boolean(frame.room));
  const room = trace.room ?? named?.room ?? (items[0] && roomOf(items[0]));
  if (!room) throw new Error("a trace without a room");
  return room;
}

export const plainRoom = (id: Id): Room => ({
  id,
  space: "lounge",
  slug: "general",
  name: "General",
  topic: "",
  emoji: "",
  kind: "text",
  position: 0,
  is_default: true,
  read_level: "anyone",
  write_level: "member",
  slow_mode_seconds: 0,
  archived: false,
  auto_thread: false,
  auto_archive_hours: 0,
  resources: [],
  head: 0,
  read_seq: 0,
  unread: 0,
});
