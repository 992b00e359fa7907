import type { Ref } from "react";

import { FORMATS, SHORTCUTS } from "./format";
import type { Change } from "./useTextBox";

export const hasKeyboard = (): boolean => matchMedia("(hover: hover) and (pointer: fine)").matches;

interface Props {
  box: Ref<HTMLTextAreaElement>;
  text: string;
  onText: (text: string) => void;
  change: Change;
  label: string;
  /** The id of what describes it. */
  note: string;
  placeholder: string;
  disabled: boolean;
  onSend: () => void;
  onFiles: (files: File[]) => void;
  /** The arrow up in an empty box. */
  onEditLast: () => void;
  /** Escape; null where it has nothing to leave. */
  onEscape: (() => void) | null;
}

/** Where a message is written. Enter sends, Shift and Enter begin a line. */
export function TextBox({ box, text, onText, change, label, note, placeholder, disabled, onSend, onFiles, onEditLast, onEscape }: Props) {
  const keys = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const format = (event.ctrlKey || event.metaKey) && !event.altKey ? SHORTCUTS[event.key] : undefined;
    if (format) change(FORMATS[format]);
    else if (event.key === "Enter" && !event.shiftKey && (hasKeyboard() || event.ctrlKey)) onSend();
    else if (event.key === "ArrowUp" && text === "") onEditLast();
    else if (event.key === "Escape" && onEscape) onEscape();
    else return;
    event.preventDefault();
  };

  const paste = (event: React.ClipboardEvent) => {
    const { files, types } = event.clipboardData;
    // Text from an office program comes with a picture of itself.
    if (files.length === 0 || types.includes("text/plain")) return;
    event.preventDefault();
    onFiles([...files]);
  };

  return (
    <textarea
      ref={box}
      rows={1}
      value={text}
      disabled={disabled}
      aria-label={label}
      aria-describedby={note}
      placeholder={placeholder}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={keys}
      onPaste={paste}
      className="field-sizing-content max-h-[40dvh] min-h-10 min-w-0 flex-1 resize-none bg-transparent px-2 py-2.25 text-message leading-[1.375rem] outline-none placeholder:text-ink-faint disabled:cursor-not-allowed"
    />
  );
}
