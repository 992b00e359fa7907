import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useState } from "react";

import type { Id } from "@/protocol/objects";

import type { TimelineItem } from "./items";

/** Two frames: the list first settles on its new rows, keeping its end in place. In milliseconds. */
const SETTLE = 34;
/** Until rows that were only estimated have been measured. */
const MEASURED = 250;

interface Target {
  target: Id | null;
  asked: number;
  items: TimelineItem[];
  virtualizer: Virtualizer<HTMLDivElement, Element>;
}

/**
 * Goes to a message, once for every time it is asked for. True while on the way there: rows that
 * came in before it meanwhile would move the place it is at.
 */
export function useTarget({ target, asked, items, virtualizer }: Target): boolean {
  const [shown, setShown] = useState<string | null>(null);
  const wish = target && `${target} ${asked}`;
  const index = wish && shown !== wish ? items.findIndex((item) => item.key === target) : -1;
  useEffect(() => {
    if (index < 0) return;
    const go = setTimeout(() => virtualizer.scrollToIndex(index, { align: "center" }), SETTLE);
    const done = setTimeout(() => setShown(wish), SETTLE + MEASURED);
    return () => {
      clearTimeout(go);
      clearTimeout(done);
    };
  }, [wish, index, virtualizer]);
  return index >= 0;
}
