import { plainText } from "@/lib/markdown/blocks";
import type { Id, Room, Thread } from "@/protocol/objects";
import { isDeleted, type State } from "@/store/state";

/** Where a message can be forwarded: a room, or a thread of it. */
export interface Place {
  key: Id;
  room: Room;
  thread: Thread | null;
  name: string;
}

const MOST = 40;

function titleOf({ messages }: State, thread: Thread): string {
  const parent = thread.parent ? messages[thread.parent] : undefined;
  return thread.title || (parent && !isDeleted(parent) ? plainText(parent.content).slice(0, 80) : "");
}

/** Rooms, those of one space first, then the threads that are known here, the latest first; whose name holds all the words. */
export function placesFor(state: State, words: string, space: Id | undefined): Place[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const open = (room: Room | undefined): room is Room => room !== undefined && room.can_write !== false && !room.archived;
  const rooms = Object.values(state.rooms).filter(open).sort(
    (one, other) => Number(other.space === space) - Number(one.space === space) || one.space.localeCompare(other.space) || one.position - other.position,
  );
  const threads = Object.values(state.threads)
    .filter((thread) => !thread.locked && !thread.archived && !thread.merged_into && open(state.rooms[thread.room]))
    .sort((one, other) => (other.last_message_at ?? "").localeCompare(one.last_message_at ?? ""));
  const all = [
    ...rooms.map((room): Place => ({ key: room.id, room, thread: null, name: room.name })),
    ...threads.flatMap((thread): Place[] => {
      const room = state.rooms[thread.room];
      const name = titleOf(state, thread);
      return room && name ? [{ key: thread.id, room, thread, name }] : [];
    }),
  ];
  return all.filter(({ name, room }) => wanted.every((word) => `${name} ${room.name}`.toLowerCase().includes(word))).slice(0, MOST);
}
