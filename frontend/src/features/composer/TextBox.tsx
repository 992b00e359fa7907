import { type ClipboardEvent, type KeyboardEvent, type RefObject, Suspense, useId, useRef, useState } from "react";

import { lazily } from "@/lib/lazily";
import type { Id } from "@/protocol/objects";
import { cx } from "@/ui/cx";

import { FORMATS, formatFor } from "./format";
import { indent, inFence, isOpenFence, lineBreak } from "./lines";
import { linkOver } from "./pasted";
import type { ListKeys } from "./suggest/SuggestionList";
import type { Change } from "./useTextBox";
import { type Word, wordAt } from "./word";

const Suggestions = lazily(() => import("./suggest/Suggestions"));

export const hasKeyboard = (): boolean => matchMedia("(hover: hover) and (pointer: fine)").matches;

interface Props {
  /** Whose people can be mentioned. */
  room: Id;
  box: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  change: Change;
  label: string;
  /** The id of what describes it. */
  note?: string;
  placeholder?: string;
  disabled?: boolean;
  className: string;
  /** Enter, unless it breaks a line. */
  onEnter: () => void;
  onFiles?: (files: File[]) => void;
  /** The arrow up in an empty box. */
  onEditLast?: () => void;
  /** Escape; null where it has nothing to leave. */
  onEscape: (() => void) | null;
}

/** Where a message is written: Enter sends, Shift and Enter break the line, names and emoji are completed. */
export function TextBox({ room, box, text, onText, change, label, note, placeholder, disabled, className, onEnter, onFiles, onEditLast, onEscape }: Props) {
  const list = useId();
  const [word, setWord] = useState<Word | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const [option, setOption] = useState<string | null>(null);
  const listKeys = useRef<ListKeys | null>(null);
  const tabLeaves = useRef(false);
  const shown = word && word.start !== left ? word : null;

  const look = (area: HTMLTextAreaElement) => {
    const found = area.selectionStart === area.selectionEnd ? wordAt(area.value, area.selectionStart) : null;
    setWord((before) => (before?.start === found?.start && before?.query === found?.query ? before : found));
    if (found?.start !== left) setLeft(null);
  };

  const take = (insert: string) => {
    if (!word) return;
    change(({ text: all }) => {
      const rest = all.slice(word.end);
      const what = rest.startsWith(" ") ? insert.trimEnd() : insert;
      const at = word.start + insert.length;
      return { text: all.slice(0, word.start) + what + rest, start: at, end: at };
    });
    setWord(null);
  };

  /** Enter and Tab, where they mean something in the text; false where they do not. */
  const inText = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const { value, selectionStart: at } = event.currentTarget;
    if (event.key === "Tab") {
      if (tabLeaves.current || !inFence(value, at)) return false;
      change((selection) => indent(selection, event.shiftKey));
      return true;
    }
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return false;
    const breaks = event.shiftKey || !hasKeyboard() || isOpenFence(value, at);
    const made = breaks ? lineBreak({ text: value, start: at, end: event.currentTarget.selectionEnd }) : null;
    if (made) change(() => made);
    return made !== null;
  };

  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { value, selectionStart: at } = event.currentTarget;
    const format = formatFor(event);
    const escape = event.key === "Escape";
    if (listKeys.current?.(event)) event.stopPropagation();
    else if (escape && option) {
      setLeft(shown?.start ?? null);
      event.stopPropagation();
    } else if (format) change(FORMATS[format]);
    else if (inText(event)) event.stopPropagation();
    else if (event.key === "Enter" && !event.shiftKey && (event.ctrlKey || event.metaKey || (hasKeyboard() && !isOpenFence(value, at)))) onEnter();
    else if (event.key === "ArrowUp" && !event.altKey && text === "" && onEditLast) onEditLast();
    else if (escape && inFence(value, at) && !tabLeaves.current) event.stopPropagation();
    else if (escape && onEscape) {
      event.stopPropagation();
      onEscape();
    } else return;
    // After Escape the next Tab leaves a block of code instead of moving its lines.
    tabLeaves.current = escape;
    event.preventDefault();
  };

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { files, types } = event.clipboardData;
    const { value, selectionStart: start, selectionEnd: end } = event.currentTarget;
    const link = linkOver({ text: value, start, end }, event.clipboardData.getData("text/plain"));
    if (link) change(() => link);
    // Text from an office program comes with a picture of itself.
    else if (onFiles && files.length > 0 && !types.includes("text/plain")) onFiles([...files]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <textarea
        ref={box}
        rows={1}
        value={text}
        disabled={disabled}
        aria-label={label}
        aria-describedby={note}
        aria-autocomplete="list"
        {...(option && { role: "combobox", "aria-expanded": true, "aria-controls": list, "aria-activedescendant": option, "aria-haspopup": "listbox" as const })}
        placeholder={placeholder}
        onChange={(event) => {
          tabLeaves.current = false;
          look(event.currentTarget);
          onText(event.target.value);
        }}
        onSelect={(event) => look(event.currentTarget)}
        onBlur={() => setWord(null)}
        onKeyDown={keys}
        onPaste={paste}
        className={cx("field-sizing-content min-w-0 resize-none bg-transparent text-message outline-none", className)}
      />
      {shown && (
        <Suspense>
          <Suggestions word={shown} room={room} box={box} id={list} keys={listKeys} onActive={setOption} onPick={take} />
        </Suspense>
      )}
    </>
  );
}
