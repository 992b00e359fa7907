import { useEffect } from "react";

import type { Id } from "@/protocol/objects";

import { useLive, useStore } from "./context";

/** One room in full view: its facts, its messages, who types. */
export function useLoungeRoom(id: Id | undefined) {
  const live = useLive();
  useEffect(() => (id === undefined ? undefined : live.open(id)), [live, id]);
  return {
    room: useStore((state) => (id === undefined ? undefined : state.rooms[id])),
    timeline: useStore((state) => (id === undefined ? undefined : state.timelines[id])),
    closed: useStore((state) => (id === undefined ? undefined : state.closed[id])),
    typing: useStore((state) => (id === undefined ? undefined : state.typing[id])),
  };
}
