import { type RefObject, useLayoutEffect, useRef } from "react";

import type { Selection } from "./format";

export type Change = (make: (selection: Selection) => Selection | null) => void;

/** Types the difference, so that the browser can take it back (Ctrl or ⌘ Z); false where it cannot type. */
function type(area: HTMLTextAreaElement, text: string): boolean {
  const old = area.value;
  let from = 0;
  while (from < old.length && old[from] === text[from]) from += 1;
  let tail = 0;
  while (tail < old.length - from && tail < text.length - from && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  const typed = text.slice(from, text.length - tail);
  area.focus();
  area.setSelectionRange(from, old.length - tail);
  // Deprecated and without a successor: nothing else keeps the history of the box.
  return document.execCommand?.(typed ? "insertText" : "delete", false, typed) === true && area.value === text;
}

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
    const made = area && make({ text: area.value, start: area.selectionStart, end: area.selectionEnd });
    if (!area || !made) return;
    if (area.value === made.text || type(area, made.text)) {
      area.focus();
      area.setSelectionRange(made.start, made.end);
    } else {
      next.current = made;
      setText(made.text);
    }
  };
  return { box, change };
}
