import { useLayoutEffect, useRef } from "react";

import type { Id } from "@/protocol/objects";

import type { TimelineItem } from "./items";
import type { Scroll } from "./scroll";

/** A message to go to. */
export interface Target {
  id: Id;
  /** In the middle, or its top edge this many pixels below the window's. */
  at: "center" | number;
  /** Changes when it is asked for again. */
  asked: number;
}

/** Goes to a message as soon as it is there, once for every time it is asked for. */
export function useTarget(target: Target | null, items: TimelineItem[], scroll: Scroll): void {
  const shown = useRef<Target | null>(null);
  const isThere = target !== null && items.some((item) => item.key === target.id);
  useLayoutEffect(() => {
    if (!isThere || shown.current === target) return;
    shown.current = target;
    scroll.toRow(target.id, target.at);
  }, [target, isThere, scroll]);
}
