import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import type { Id } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { isWithin } from "@/store/here";

/** The server tells of the windows that a socket opened last, so many of them. */
const WATCHED = 4;
/** A window that has grown to so many is opened again: the server tells no more than 100 of one. */
const GROWN = 75;
/** What is in view is read again from time to time, as the bus may lose a change. */
const AGAIN_MS = 60_000;
/** After a break everyone comes back at once; the list need not. */
const SPREAD_MS = 2_000;
const NOBODY: Record<Id, string> = {};

interface Window {
  start: string;
  next: string | null;
}

export interface HerePage {
  start: string;
  people: Id[];
}

/** Puts a window in its place; where it ends elsewhere than before, those behind it are void. */
function placed(windows: Window[], { start, next }: Window): Window[] {
  const at = windows.findIndex((one) => one.start === start);
  if (at < 0) return windows.at(-1)?.next === start || windows.length === 0 ? [...windows, { start, next }] : windows;
  const rest = windows[at]?.next === next ? windows.slice(at + 1) : [];
  return [...windows.slice(0, at), { start, next }, ...rest];
}

/** Who has the room open, by name, a window at a time; those in view are kept true. */
export function useHere(room: Id) {
  const { look } = useLive();
  const here = useStore((state) => state.here[room]) ?? NOBODY;
  const blocked = useStore((state) => state.blocked);
  const online = useStore((state) => state.connection.kind === "online");
  const [windows, setWindows] = useState<Window[]>([]);
  const [failed, setFailed] = useState(false);
  const watched = useRef<string[]>([]);
  const inView = useRef(new Set<string>());
  const asking = useRef(new Set<string>());
  const asked = useRef(false);

  const open = useCallback(
    (start: string) => {
      if (asking.current.has(start)) return;
      asking.current.add(start);
      asked.current = true;
      look(room, start)
        .then(
          (next) => {
            watched.current = [...watched.current.filter((one) => one !== start), start].slice(-WATCHED);
            setWindows((before) => placed(before, { start, next }));
            setFailed(false);
          },
          () => setFailed(true),
        )
        .finally(() => asking.current.delete(start));
    },
    [look, room],
  );

  const refresh = useCallback(() => {
    for (const start of inView.current.size > 0 ? inView.current : [""]) open(start);
  }, [open]);

  // A new connection knows nothing of what the old one looked at.
  useEffect(() => {
    if (!online) return;
    const first = setTimeout(refresh, asked.current ? Math.random() * SPREAD_MS : 0);
    const timer = setInterval(refresh, AGAIN_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      watched.current = [];
    };
  }, [online, refresh]);

  const pages = useMemo((): HerePage[] => {
    const places = Object.entries(here).filter(([id]) => !blocked[id]);
    places.sort(([, a], [, b]) => (a < b ? -1 : 1));
    return windows.map(({ start, next }) => ({
      start,
      people: places.filter(([, at]) => isWithin(at, start, next)).map(([id]) => id),
    }));
  }, [here, blocked, windows]);

  useEffect(() => {
    const grown = pages.find(({ people }) => people.length >= GROWN);
    if (grown) open(grown.start);
  }, [pages, open]);

  /** A page came into view, or left it. */
  const seen = useCallback(
    (start: string, isSeen: boolean) => {
      if (!isSeen) inView.current.delete(start);
      else {
        inView.current.add(start);
        if (!watched.current.includes(start)) open(start);
      }
    },
    [open],
  );

  const next = windows.at(-1)?.next ?? null;
  return {
    pages,
    seen,
    failed: failed && windows.length === 0,
    retry: refresh,
    isReady: windows.length > 0,
    isWhole: windows.length > 0 && next === null,
    more: useCallback(() => next !== null && open(next), [next, open]),
  };
}
