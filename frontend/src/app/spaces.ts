import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { createContext, use, useMemo } from "react";

import { HttpError } from "@/lib/http";
import { useMe } from "@/lib/queries";
import { rest } from "@/lib/rest";
import type { Id, Room, Space } from "@/protocol/objects";

/** The slug of the built-in space. */
export const LOUNGE = "lounge";

/** The slug of the space one is in, or was in last. */
export const HereContext = createContext(LOUNGE);
export const useHere = (): string => use(HereContext);

/** The spaces one belongs to. */
export const useMySpaces = () => useQuery({ queryKey: ["spaces", "mine"], queryFn: rest.mySpaces, staleTime: 60_000 });

interface FoundSpace {
  space: Space | undefined;
  /** There is none, or it is hidden. */
  missing: boolean;
}

/** A space by its slug, also one that is only visited. */
export function useSpace(slug: string): FoundSpace {
  const mine = useMySpaces();
  const found = mine.data?.find((space) => space.slug === slug);
  const visited = useQuery({
    queryKey: ["spaces", "one", slug],
    queryFn: () => rest.space(slug),
    enabled: mine.isSuccess && !found,
    staleTime: 60_000,
    retry: (times, error) => !(error instanceof HttpError && error.status === 404) && times < 3,
  });
  return { space: found ?? (mine.isSuccess ? visited.data : undefined), missing: !found && visited.isError };
}

export const useSpaceHere = (): Space | undefined => useSpace(useHere()).space;

/** The space of a room on the screen. */
export function useSpaceOf(room: Pick<Room, "space">): Space | undefined {
  const mine = useMySpaces().data;
  const here = useSpaceHere();
  return mine?.find((space) => space.id === room.space) ?? (here?.id === room.space ? here : undefined);
}

/** The rooms of one's own spaces, and those of a space that is only visited. */
export function useRoomLists(here: string): (Room[] | undefined)[] {
  const joined = useMySpaces().data?.some((space) => space.slug === here);
  const mine = useQuery({ queryKey: ["rooms", "mine"], queryFn: rest.myRooms });
  const visited = useQuery({
    queryKey: ["rooms", here],
    queryFn: () => rest.rooms(here),
    enabled: joined === false,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return [mine.data?.results, visited.data?.results];
}

/** Whether the room list of a space has come in: a room that is not in it then does not exist. */
export function useRoomsLoaded(slug: string): boolean {
  const { space, missing } = useSpace(slug);
  const mine = useQuery({ queryKey: ["rooms", "mine"], queryFn: rest.myRooms });
  const visited = useQuery({ queryKey: ["rooms", slug], queryFn: () => rest.rooms(slug), enabled: space?.joined === false, retry: false });
  if (missing) return true;
  return space !== undefined && (space.joined ? mine.isSuccess : visited.isFetched);
}

/** Whether this person makes and changes rooms of a space: its admins, in The Lounge those of the site. */
export function useManagesRooms(space: Space | undefined): boolean {
  const isSiteAdmin = useMe().data?.user.role === "admin";
  return space?.kind === "lounge" ? isSiteAdmin : manages(space);
}

/** Whether its settings, roles and invites are this person's. */
export const manages = (space: Space | undefined): boolean => space?.my_role === "owner" || space?.my_role === "admin";
export const moderates = (space: Space | undefined): boolean => manages(space) || space?.my_role === "moderator";

export const spacePath = (slug: string): string => (slug === LOUNGE ? "/lounge" : `/r/${slug}`);

/** Addresses of places inside spaces. */
export interface Paths {
  room: (room: Pick<Room, "space" | "slug">) => string;
  /** A thread beside its room, and a second one beside that. */
  thread: (room: Pick<Room, "space" | "slug">, thread: Id, second?: Id | null) => string;
}

export function usePaths(): Paths {
  const mine = useMySpaces().data;
  const here = useSpaceHere();
  return useMemo(() => {
    const slugs = new Map([...(mine ?? []), ...(here ? [here] : [])].map((space) => [space.id, space.slug]));
    const room: Paths["room"] = ({ space, slug }) => `${spacePath(slugs.get(space) ?? LOUNGE)}/${slug}`;
    return { room, thread: (at, thread, second = null) => `${room(at)}/t/${thread}${second ? `?beside=${second}` : ""}` };
  }, [mine, here]);
}

/** No room's address begins with a hyphen. */
export const settingsPath = (slug: string, tab = ""): string => `/r/${slug}/-/settings${tab && `/${tab}`}`;
