import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { searchPath } from "@/features/search/search";
import type { SwitcherEntry } from "@/features/switcher/Switcher";
import { rest } from "@/lib/rest";
import type { Id } from "@/protocol/objects";
import { useStore, useTakeThreads } from "@/store/context";
import { Avatar } from "@/ui/Avatar";
import { Icon, type IconName } from "@/ui/Icon";
import { SpaceTile } from "@/ui/SpaceTile";

import { spacePath, useHere, useMySpaces, usePaths } from "../spaces";

const ICON = "size-5 text-ink-soft";
export const icon = (name: IconName) => <Icon name={name} className={ICON} />;

function useRoomEntries(): SwitcherEntry[] {
  const rooms = useStore((state) => state.rooms);
  const closed = useStore((state) => state.closed);
  const spaces = useMySpaces().data;
  const paths = usePaths();
  const navigate = useNavigate();
  return useMemo(() => {
    const names = new Map(spaces?.map(({ id, name }) => [id, name]));
    return Object.values(rooms)
      .filter((room) => room.kind !== "dm" && !room.archived && !(room.id in closed))
      .sort((one, other) => one.position - other.position || one.name.localeCompare(other.name))
      .map((room): SwitcherEntry => ({
        id: `room:${room.id}`,
        kind: "room",
        title: room.name,
        words: `${room.slug} ${room.topic}`,
        hint: (spaces?.length ?? 0) > 1 ? names.get(room.space ?? "") : undefined,
        unread: room.unread,
        mark: room.emoji ? <span className="emoji text-lg">{room.emoji}</span> : icon("leaf"),
        run: () => void navigate(paths.room(room)),
      }));
  }, [rooms, closed, spaces, paths, navigate]);
}

/** Threads one follows, those that are open or were, and what they are called when they have no title. */
function useThreadEntries(): SwitcherEntry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const paths = usePaths();
  const take = useTakeThreads();
  const rooms = useStore((state) => state.rooms);
  const threads = useStore((state) => state.threads);
  const messages = useStore((state) => state.messages);
  const mine = useQuery({
    queryKey: ["threads", "switcher"],
    queryFn: async () => {
      const page = await rest.myThreads(false, null);
      take(page.results);
      return page;
    },
    staleTime: 30_000,
  }).data;
  return useMemo(() => {
    const words = (parent: Id | null): string => {
      const entry = parent ? messages[parent] : undefined;
      const text = entry && "content" in entry ? entry.content : parent ? mine?.parents[parent]?.excerpt : undefined;
      return text?.replace(/\s+/gu, " ").slice(0, 80) ?? "";
    };
    return Object.values(threads)
      .filter((thread) => !thread.merged_into && rooms[thread.room])
      .sort((one, other) => (other.last_message_at ?? "").localeCompare(one.last_message_at ?? ""))
      .map((thread): SwitcherEntry => {
        const room = rooms[thread.room];
        return {
          id: `thread:${thread.id}`,
          kind: "thread",
          title: thread.title || words(thread.parent) || t("switcher.untitled"),
          hint: room?.name,
          unread: thread.following ? thread.unread : 0,
          mark: icon("thread"),
          run: () => room && void navigate(paths.thread(room, thread.id)),
        };
      });
  }, [threads, messages, rooms, mine, paths, navigate, t]);
}

function usePeopleEntries(): SwitcherEntry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const here = useHere();
  const users = useStore((state) => state.users);
  const members = useQuery({ queryKey: ["members", here], queryFn: () => rest.members(here), staleTime: 60_000 }).data;
  return useMemo(() => {
    const people = new Map([...(members?.results ?? []).map(({ user }) => user), ...Object.values(users)].map((user) => [user.id, user]));
    return [...people.values()].map((person): SwitcherEntry => ({
      id: `person:${person.id}`,
      kind: "person",
      title: person.display_name,
      words: person.username,
      hint: `@${person.username} · ${t("switcher.said_by", { name: person.display_name })}`,
      mark: <Avatar id={person.id} name={person.display_name} src={person.avatar} size="small" />,
      run: () => void navigate(searchPath(`from:${person.username}`)),
    }));
  }, [users, members, navigate, t]);
}

function useSpaceEntries(): SwitcherEntry[] {
  const navigate = useNavigate();
  const spaces = useMySpaces().data;
  return useMemo(
    () =>
      (spaces ?? []).map((space): SwitcherEntry => ({
        id: `space:${space.id}`,
        kind: "space",
        title: space.name,
        words: `${space.slug} ${space.description}`,
        mark: <SpaceTile name={space.name} colour={space.colour} icon={space.icon} className="size-7 rounded-lg text-xs" />,
        run: () => void navigate(spacePath(space.slug)),
      })),
    [spaces, navigate],
  );
}

/** Every place there is. */
export function usePlaces(): SwitcherEntry[] {
  const rooms = useRoomEntries();
  const threads = useThreadEntries();
  const spaces = useSpaceEntries();
  const people = usePeopleEntries();
  return useMemo(() => [...rooms, ...threads, ...spaces, ...people], [rooms, threads, spaces, people]);
}
