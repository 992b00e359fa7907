import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef } from "react";

interface RowFocus {
  onFocus: (event: FocusEvent) => void;
  onBlur: (event: FocusEvent) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** The arrows go from message to message, and the focus stays in the list when its row goes. */
export function useRowFocus(list: RefObject<HTMLElement | null>): RowFocus {
  const inside = useRef(false);

  useLayoutEffect(() => {
    // A row that is taken out tells nobody that it had the focus; from nowhere no key would scroll the list.
    if (inside.current && document.activeElement === document.body) list.current?.focus({ preventScroll: true });
  });

  return {
    onFocus: useCallback((event) => {
      // Menus are rows' children for React, but stand elsewhere in the page and see to themselves.
      inside.current = event.currentTarget.contains(event.target);
    }, []),
    onBlur: useCallback((event) => {
      inside.current = event.currentTarget.contains(event.relatedTarget);
    }, []),
    onKeyDown: useCallback((event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const rows = [...event.currentTarget.querySelectorAll("article")];
      const at = rows.findIndex((row) => row === event.target);
      const next = at < 0 ? undefined : rows[at + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }, []),
  };
}
