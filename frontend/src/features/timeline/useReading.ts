import { useEffect, useSyncExternalStore } from "react";

import type { Room } from "@/protocol/objects";
import { useLive } from "@/store/context";
import type { State, Timeline } from "@/store/state";

const PAUSE = 400;

const EVENTS = ["focus", "blur", "visibilitychange"] as const;

function watch(changed: () => void): () => void {
  for (const event of EVENTS) window.addEventListener(event, changed);
  document.addEventListener("visibilitychange", changed);
  return () => {
    for (const event of EVENTS) window.removeEventListener(event, changed);
    document.removeEventListener("visibilitychange", changed);
  };
}

/** Whether somebody is there to read. */
const isWatched = (): boolean => document.visibilityState === "visible" && document.hasFocus();

interface Reading {
  room: Room;
  timeline: Timeline | undefined;
  messages: State["messages"];
  atEnd: boolean;
}

/** Moves the read position along while the end of the room is on a watched screen. */
export function useReading({ room, timeline, messages, atEnd }: Reading): void {
  const live = useLive();
  const watched = useSyncExternalStore(watch, isWatched);
  const last = messages[timeline?.ids.at(-1) ?? ""]?.seq ?? 0;
  const behind = last > (room.read_seq ?? 0);
  useEffect(() => {
    if (!watched || !atEnd || !behind) return;
    const timer = setTimeout(() => live.read(room.id, last), PAUSE);
    return () => clearTimeout(timer);
  }, [watched, atEnd, behind, last, live, room.id]);
}
