import { useRef } from "react";

interface FocusBack {
  onOpenAutoFocus: () => void;
  onCloseAutoFocus: (event: Event) => void;
}

/** Gives the focus back to what had it before a dialog, or to `otherwise` when that is gone; Radix does so for its own triggers only. */
export function useFocusBack(otherwise?: () => HTMLElement | null): FocusBack {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      const there = before.current !== document.body && before.current?.isConnected ? before.current : otherwise?.();
      if (there instanceof HTMLElement) there.focus({ preventScroll: true });
    },
  };
}
