import { useEffect, useSyncExternalStore } from "react";

import type { Room, Thread } from "@/protocol/objects";
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
  thread: Thread | null;
  timeline: Timeline | undefined;
  messages: State["messages"];
  atEnd: boolean;
}

/** Moves the read position of a room or a thread along while its end is on a watched screen. */
export function useReading({ room, thread, timeline, messages, atEnd }: Reading): void {
  const live = useLive();
  const watched = useSyncExternalStore(watch, isWatched);
  const last = messages[timeline?.ids.at(-1) ?? ""]?.seq ?? 0;
  const behind = last > ((thread ?? room).read_seq ?? 0);
  useEffect(() => {
    if (!watched || !atEnd || !behind) return;
    const timer = setTimeout(() => live.read(room.id, last, thread?.id), PAUSE);
    return () => clearTimeout(timer);
  }, [watched, atEnd, behind, last, live, room.id, thread?.id]);
}
