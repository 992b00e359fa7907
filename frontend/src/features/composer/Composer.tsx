import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useEmojiLabels } from "@/lib/emojiLabels";
import { countdown } from "@/lib/time";
import type { Attachment } from "@/protocol/media";
import type { Message, Room, Thread } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { cx } from "@/ui/cx";
import { EmojiButton } from "@/ui/emoji/EmojiButton";
import { IconButton } from "@/ui/IconButton";

import { type Format, FORMATS, insert, type Selection, SHORTCUTS } from "./format";
import { FormatBar } from "./FormatBar";
import { ReplyBar } from "./ReplyBar";
import { useDraft } from "./useDraft";
import { useSlowMode } from "./useSlowMode";

/** How near the limit the counter shows. */
const COUNT_FROM = 500;

/** Files that go out with the message. */
interface Attaching {
  button: ReactNode;
  tray: ReactNode;
  add: (files: File[]) => void;
  count: number;
  /** None is under way or stuck. */
  ready: boolean;
  take: () => Attachment[];
}

interface Props {
  room: Room;
  /** Where the message goes, if not to the room itself. */
  thread?: Thread | null;
  /** Told what is being written. */
  onText?: (text: string) => void;
  /** A message of the thread may be shown in the room, too. */
  mayShare?: boolean;
  /** Why nothing can be written here now; null when it can. */
  barred: string | null;
  /** Seconds between two messages of this person. */
  slowSeconds: number;
  replyTo: Message | null;
  onCancelReply: () => void;
  onEditLast: () => void;
  /** A message is being edited; the cursor comes back here afterwards. */
  editing: boolean;
  attaching: Attaching;
}

const hasKeyboard = (): boolean => matchMedia("(hover: hover) and (pointer: fine)").matches;

/** Keyed by room or thread: each has its own draft. */
export function Composer({ room, thread = null, barred, slowSeconds, replyTo, onCancelReply, onEditLast, editing, attaching, mayShare = false, onText }: Props) {
  const { t } = useTranslation();
  const labels = useEmojiLabels();
  const live = useLive();
  const limit = useStore((state) => state.contentChars);
  const [text, setText] = useDraft(thread?.id ?? room.id);
  const [alsoInRoom, setAlsoInRoom] = useState(false);
  const label = thread ? t("threads.write") : t("composer.label", { name: room.name });
  const [formatting, setFormatting] = useState(false);
  const slow = useSlowMode(room.id, slowSeconds);
  const note = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const next = useRef<Selection | null>(null);

  useEffect(() => onText?.(text), [text, onText]);

  useEffect(() => {
    if (hasKeyboard() && !barred && !editing) box.current?.focus();
  }, [barred, replyTo, editing]);

  // A changed selection can only be set once the new text is in the box.
  useLayoutEffect(() => {
    if (!next.current || !box.current) return;
    box.current.focus();
    box.current.setSelectionRange(next.current.start, next.current.end);
    next.current = null;
  }, [text]);

  const change = (make: (selection: Selection) => Selection) => {
    const area = box.current;
    if (!area) return;
    next.current = make({ text, start: area.selectionStart, end: area.selectionEnd });
    setText(next.current.text);
  };

  const length = [...text].length;
  const hasSomething = text.trim() !== "" || attaching.count > 0;
  const ready = !barred && slow.left === 0 && hasSomething && attaching.ready && length <= limit;

  const send = () => {
    if (!ready) return;
    live.post(room.id, text.trim(), replyTo?.id ?? null, attaching.take(), thread ? { thread: thread.id, also_in_room: alsoInRoom } : {});
    setText("");
    setAlsoInRoom(false);
    slow.begin();
    onCancelReply();
    box.current?.focus();
  };

  const keys = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const format = (event.ctrlKey || event.metaKey) && !event.altKey ? SHORTCUTS[event.key] : undefined;
    if (format) change(FORMATS[format]);
    else if (event.key === "Enter" && !event.shiftKey && (hasKeyboard() || event.ctrlKey)) send();
    else if (event.key === "ArrowUp" && text === "") onEditLast();
    else if (event.key === "Escape" && replyTo) onCancelReply();
    else return;
    event.preventDefault();
  };

  const paste = (event: React.ClipboardEvent) => {
    const { files, types } = event.clipboardData;
    // Text from an office program comes with a picture of itself.
    if (files.length === 0 || types.includes("text/plain")) return;
    event.preventDefault();
    attaching.add([...files]);
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="mx-3 mb-1 sm:mx-5"
    >
      <div
        className={cx(
          "rounded-2xl border bg-raised shadow-lift transition-colors focus-within:border-pecan",
          barred ? "border-line bg-husk! shadow-none" : "border-line-strong",
        )}
      >
        {replyTo && <ReplyBar message={replyTo} onCancel={onCancelReply} />}
        {formatting && !barred && <FormatBar onFormat={(format: Format) => change(FORMATS[format])} />}
        {!barred && attaching.tray}
        <div className="flex items-end gap-0.5 p-1">
          {!barred && attaching.button}
          {!barred && (
            <IconButton
              icon="bold"
              label={t("composer.formatting")}
              aria-pressed={formatting}
              onClick={() => setFormatting(!formatting)}
            />
          )}
          <textarea
            ref={box}
            rows={1}
            value={text}
            disabled={barred !== null}
            aria-label={label}
            aria-describedby={note}
            placeholder={barred ?? (thread ? label : t("composer.placeholder", { name: room.name }))}
            onChange={(event) => {
              setText(event.target.value);
              if (event.target.value.trim()) live.typing(room.id, thread?.id);
            }}
            onKeyDown={keys}
            onPaste={paste}
            className="field-sizing-content max-h-[40dvh] min-h-10 min-w-0 flex-1 resize-none bg-transparent px-2 py-2.25 text-message leading-[1.375rem] outline-none placeholder:text-ink-faint disabled:cursor-not-allowed"
          />
          {!barred && (
            <>
              <EmojiButton
                label={t("composer.emoji")}
                labels={labels}
                onPick={(emoji) => change((selection) => insert(selection, emoji))}
                trigger={<IconButton bare icon="smile" label={t("composer.emoji")} />}
              />
              <IconButton
                bare
                icon="send"
                type="submit"
                label={t("composer.send")}
                disabled={!ready}
                className={ready ? "bg-pecan! text-on-pecan! hover:bg-pecan-strong!" : ""}
              />
            </>
          )}
        </div>
      </div>
      <p id={note} className="flex h-5 items-center justify-end gap-3 px-2 text-tiny text-ink-faint">
        {thread && !barred && mayShare && (
          <label className="mr-auto flex items-center gap-1.5">
            <input type="checkbox" checked={alsoInRoom} onChange={(event) => setAlsoInRoom(event.target.checked)} className="size-3.5 accent-pecan" />
            {t("threads.also_in_room")}
          </label>
        )}
        {slow.left > 0 && <span role="timer">{t("composer.slow", { time: countdown(slow.left) })}</span>}
        {slow.left === 0 && slowSeconds > 0 && !barred && <span>{t("composer.slow_on", { time: countdown(slowSeconds) })}</span>}
        {length > limit - COUNT_FROM && (
          <span className={cx("tabular-nums", length > limit && "font-semibold text-berry")} role={length > limit ? "alert" : undefined}>
            {length > limit ? t("composer.too_long", { count: length - limit }) : t("composer.left", { count: limit - length })}
          </span>
        )}
      </p>
    </form>
  );
}
