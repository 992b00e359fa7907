import { useRef } from "react";

import type { Anchored } from "./useTrigger";

interface Outside {
  target: EventTarget | null;
  preventDefault: () => void;
}

interface Handlers {
  onInteractOutside: (event: Outside) => void;
  onCloseAutoFocus: (event: Event) => void;
}

/** How an overlay closes: its own button closes it by itself, and gets the focus back unless that has gone elsewhere. */
export function useAnchored({ anchor }: Pick<Anchored, "anchor">): Handlers {
  const wasOutside = useRef(false);
  return {
    onInteractOutside: (event) => {
      if (event.target instanceof Node && anchor?.contains(event.target)) event.preventDefault();
      else wasOutside.current = true;
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      if (!wasOutside.current && document.activeElement === document.body) anchor?.focus({ preventScroll: true });
    },
  };
}
