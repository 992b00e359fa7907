import { useQuery } from "@tanstack/react-query";
import { createContext, use, useMemo } from "react";

import { rest } from "@/lib/rest";
import type { Id, Room } from "@/protocol/objects";
import { useStore } from "@/store/context";

/** The slug of the built-in space. */
export const LOUNGE = "lounge";

/** Opens the room list on a small screen. */
export const DrawerContext = createContext<() => void>(() => undefined);
export const useDrawer = () => use(DrawerContext);

export const useLounge = () => useQuery({ queryKey: ["space", LOUNGE], queryFn: () => rest.space(LOUNGE), staleTime: 60_000 });

/** Every room of The Lounge that is known, also those that have left the list since. */
function useKnownRooms(): Room[] {
  const rooms = useStore((state) => state.rooms);
  const lounge = useLounge().data?.id;
  return useMemo(
    () => Object.values(rooms).filter((room) => room.kind !== "dm" && (!lounge || room.space === lounge)),
    [rooms, lounge],
  );
}

/** The room list, in order. */
export function useLoungeRooms(): Room[] {
  const rooms = useKnownRooms();
  const closed = useStore((state) => state.closed);
  return useMemo(
    () =>
      rooms
        .filter((room) => !room.archived && !(room.id in closed))
        .sort((a, b) => a.position - b.position || a.name.localeCompare(b.name)),
    [rooms, closed],
  );
}

/** The room at an address; one that has just left the list stays there to say so. */
export const useRoomAt = (slug: string | undefined): Room | undefined =>
  useKnownRooms().find((room) => room.slug === slug);

/** Whether the room list has come in: a slug that is not in it then does not exist. */
export const useRoomsLoaded = (): boolean => useQuery({ queryKey: ["rooms", LOUNGE], queryFn: () => rest.rooms(LOUNGE) }).isSuccess;

/** The address of a thread beside its room, and of a second one beside that. */
export const threadPath = (slug: string, thread: Id, second: Id | null = null): string =>
  `/lounge/${slug}/t/${thread}${second ? `?beside=${second}` : ""}`;

const PANEL = "flex min-h-0 min-w-0 flex-col bg-paper max-lg:absolute max-lg:inset-0 max-lg:z-20 lg:border-l lg:border-line";
/** How a panel stands beside its room; on a small screen it lies over it. */
export const ONE_PANEL = `${PANEL} lg:w-[27rem] lg:shrink-0`;
/** One of two panels that share the width with their room. */
export const SHARED_PANEL = `${PANEL} flex-1`;
