import { useNavigate } from "react-router";

import { useShortcuts } from "@/lib/shortcuts";
import type { Room } from "@/protocol/objects";

import { useRooms } from "../lounge";
import { useHere, usePaths } from "../spaces";
import { useRoomHere } from "./useRoomHere";

/** The room `step` places on, around the corner; from nowhere the first one or the last. */
export function neighbour(rooms: Room[], from: string | undefined, step: 1 | -1, wanted: (room: Room) => boolean = () => true): Room | undefined {
  const at = rooms.findIndex((room) => room.id === from);
  const start = at < 0 ? (step > 0 ? -1 : rooms.length) : at;
  for (let distance = 1; distance <= rooms.length; distance += 1) {
    const room = rooms[(start + step * distance + rooms.length * 2) % rooms.length];
    if (room && room.id !== from && wanted(room)) return room;
  }
  return undefined;
}

const isUnread = (room: Room): boolean => (room.unread ?? 0) > 0;

/** Alt with the arrows walks through the rooms, with Shift through those where something is unread. */
export function useWalk(): void {
  const rooms = useRooms(useHere());
  const room = useRoomHere();
  const paths = usePaths();
  const navigate = useNavigate();
  const go = (step: 1 | -1, wanted?: (room: Room) => boolean) => {
    const next = neighbour(rooms, room?.id, step, wanted);
    if (next) void navigate(paths.room(next));
  };
  useShortcuts({
    room_next: () => go(1),
    room_previous: () => go(-1),
    unread_next: () => go(1, isUnread),
    unread_previous: () => go(-1, isUnread),
  });
}
