import { useEffect } from "react";

import type { Id } from "@/protocol/objects";

import type { Scroll } from "./scroll";
import type { Seen } from "./sheet";

const KEY = "carya.place";

interface Saved {
  room: Id;
  /** The entry of the browser's history. */
  entry: string;
  /** Null at the end. */
  seen: Seen | null;
}

/** Remembers where one is in a room while its page is loaded anew; null for places that are not returned to. */
export function useSavedPlace(room: Id | null, entry: string, scroll: Scroll): void {
  useEffect(() => {
    if (room === null) return;
    const save = () => sessionStorage.setItem(KEY, JSON.stringify({ room, entry, seen: scroll.seen } satisfies Saved));
    window.addEventListener("pagehide", save);
    return () => window.removeEventListener("pagehide", save);
  }, [room, entry, scroll]);
}

function isReload(): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return navigation?.type === "reload";
}

let spent = false;

/** Where one was before this page was loaded anew; undefined if it was not, or was asked for before. */
export function savedPlace(room: Id, entry: string): Seen | null | undefined {
  if (spent || !isReload()) return undefined;
  spent = true;
  const saved = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Saved | null;
  return saved?.room === room && saved.entry === entry ? saved.seen : undefined;
}
