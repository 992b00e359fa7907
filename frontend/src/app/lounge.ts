import { createContext, use, useMemo } from "react";

import type { Room } from "@/protocol/objects";
import { useStore } from "@/store/context";

import { useSpace } from "./spaces";

/** Opens the room list on a small screen. */
export const DrawerContext = createContext<() => void>(() => undefined);
export const useDrawer = () => use(DrawerContext);

/** Every room of a space that is known, also those that have left the list since. */
function useKnownRooms(slug: string): Room[] {
  const rooms = useStore((state) => state.rooms);
  const space = useSpace(slug).space?.id;
  return useMemo(() => Object.values(rooms).filter((room) => room.kind !== "dm" && room.space === space), [rooms, space]);
}

/** The room list of a space, in order. */
export function useRooms(slug: string): Room[] {
  const rooms = useKnownRooms(slug);
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
export const useRoomAt = (space: string, slug: string | undefined): Room | undefined =>
  useKnownRooms(space).find((room) => room.slug === slug);

const PANEL = "flex min-h-0 min-w-0 flex-col bg-paper max-lg:absolute max-lg:inset-0 max-lg:z-20 lg:border-l lg:border-line";
/** How a panel stands beside its room; on a small screen it lies over it. */
export const ONE_PANEL = `${PANEL} lg:w-[27rem] lg:shrink-0`;
/** One of two panels that share the width with their room. */
export const SHARED_PANEL = `${PANEL} flex-1`;
