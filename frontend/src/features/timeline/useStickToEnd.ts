import { type RefObject, useEffect } from "react";

interface Stick {
  scroller: RefObject<HTMLElement | null>;
  /** Within this many pixels of the end one is at the end. */
  near: number;
  loaded: boolean;
  toEnd: () => void;
}

/** Keeps the last message in sight when the window around it shrinks: a banner, a taller composer, a keyboard. */
export function useStickToEnd({ scroller, near, loaded, toEnd }: Stick): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let height = element.clientHeight;
    const observer = new ResizeObserver(() => {
      const distance = element.scrollHeight - element.scrollTop - height;
      height = element.clientHeight;
      if (distance <= near) toEnd();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, near, loaded, toEnd]);
}
