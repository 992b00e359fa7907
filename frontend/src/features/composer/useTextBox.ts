import { type RefObject, useLayoutEffect, useRef } from "react";

import type { Selection } from "./format";

export type Change = (make: (selection: Selection) => Selection) => void;

/** The box of a text, and the way to change text and selection together. */
export function useTextBox(text: string, setText: (text: string) => void): { box: RefObject<HTMLTextAreaElement | null>; change: Change } {
  const box = useRef<HTMLTextAreaElement>(null);
  const next = useRef<Selection | null>(null);

  // A changed selection can only be set once the new text is in the box.
  useLayoutEffect(() => {
    if (!next.current || !box.current) return;
    box.current.focus();
    box.current.setSelectionRange(next.current.start, next.current.end);
    next.current = null;
  }, [text]);

  const change: Change = (make) => {
    const area = box.current;
    if (!area) return;
    next.current = make({ text: area.value, start: area.selectionStart, end: area.selectionEnd });
    setText(next.current.text);
  };
  return { box, change };
}
