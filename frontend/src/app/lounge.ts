import { useQuery } from "@tanstack/react-query";
import { createContext, use, useMemo } from "react";

import { rest } from "@/lib/rest";
import type { Room } from "@/protocol/objects";
import { useStore } from "@/store/context";

/** The slug of the built-in space. */
export const LOUNGE = "lounge";

/** Opens the room list on a small screen. */
export const DrawerContext = createContext<() => void>(() => undefined);
export const useDrawer = () => use(DrawerContext);

export const useLounge = () => useQuery({ queryKey: ["space", LOUNGE], queryFn: () => rest.space(LOUNGE), staleTime: 60_000 });

export function useLoungeRooms(): Room[] {
  const rooms = useStore((state) => state.rooms);
  return useMemo(
    () =>
      Object.values(rooms)
        .filter((room) => room.kind !== "dm" && !room.archived)
        .sort((a, b) => a.position - b.position || a.name.localeCompare(b.name)),
    [rooms],
  );
}

/** Whether the room list has come in: a slug that is not in it then does not exist. */
export const useRoomsLoaded = (): boolean => useQuery({ queryKey: ["rooms", LOUNGE], queryFn: () => rest.rooms(LOUNGE) }).isSuccess;
