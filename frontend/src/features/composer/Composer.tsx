import { type ReactNode, Suspense, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useEmojiLabels } from "@/lib/emojiLabels";
import { lazily } from "@/lib/lazily";
import type { Attachment } from "@/protocol/media";
import type { Message, Room, Thread } from "@/protocol/objects";
import { useLive } from "@/store/context";
import { cx } from "@/ui/cx";
import { EmojiButton } from "@/ui/emoji/EmojiButton";
import { IconButton } from "@/ui/IconButton";

import { ComposerNotes } from "./ComposerNotes";
import { ComposerTools } from "./ComposerTools";
import { FORMATS, insert } from "./format";
import { FormatBar } from "./FormatBar";
import { quoteOf } from "./pasted";
import { ReplyBar } from "./ReplyBar";
import { hasKeyboard, TextBox } from "./TextBox";
import { useLater } from "./tools";
import { useDraft } from "./useDraft";
import { useSending } from "./useSending";
import { useTextBox } from "./useTextBox";

const DraftBar = lazily(() => import("./DraftBar"));

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
  /** Words to be quoted in what is written; each asking is another object. */
  quoting?: { words: string } | null;
}

/** Keyed by room or thread: each has its own draft. */
export function Composer({ room, thread = null, barred, slowSeconds, replyTo, onCancelReply, onEditLast, editing, attaching, mayShare = false, onText, quoting = null }: Props) {
  const { t } = useTranslation();
  const labels = useEmojiLabels();
  const live = useLive();
  const { text, setText, watch, asks } = useDraft(room.id, thread?.id ?? null);
  const { box, change } = useTextBox(text, setText);
  const later = useLater();
  const [formatting, setFormatting] = useState(false);
  const note = useId();
  const label = thread ? t("threads.write") : t("composer.label", { name: room.name });
  const open = barred === null;

  const onSent = () => {
    setText("");
    onCancelReply();
    box.current?.focus();
  };
  const sending = useSending({
    room,
    thread,
    text,
    replyTo: replyTo?.id ?? null,
    barred,
    slowSeconds,
    attaching,
    onSent,
  });

  useEffect(() => onText?.(text), [text, onText]);

  const quoted = useRef(quoting);
  useEffect(() => {
    if (!quoting || quoted.current === quoting) return;
    quoted.current = quoting;
    change((selection) => quoteOf(selection, quoting.words));
  }, [quoting, change]);

  useEffect(() => {
    if (hasKeyboard() && open && !editing) box.current?.focus();
  }, [box, open, replyTo, editing]);

  const write = (next: string) => {
    setText(next);
    if (next.trim()) live.typing(room.id, thread?.id);
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
      className="@container mx-3 mb-1 sm:mx-5"
    >
      <div
        data-suggest-over
        {...watch}
        className={cx(
          "rounded-2xl border bg-raised shadow-lift transition-colors focus-within:border-pecan",
          open ? "border-line-strong" : "border-line bg-husk! shadow-none",
        )}
      >
        {asks && open && <Suspense><DraftBar room={room.id} thread={thread?.id ?? null} /></Suspense>}
        {replyTo && <ReplyBar message={replyTo} onCancel={onCancelReply} />}
        {formatting && open && <FormatBar onFormat={(format) => change(FORMATS[format])} />}
        {open && attaching.tray}
        <div className="flex items-end gap-0.5 p-1 @max-md:flex-wrap">
          {open && (
            <ComposerTools
              tool={{ room, thread, text, setText, change, attach: attaching.add }}
              attachButton={attaching.button}
              formatting={formatting}
              onFormatting={setFormatting}
            />
          )}
          <TextBox
            room={room.id}
            box={box}
            text={text}
            onText={write}
            change={change}
            label={label}
            note={note}
            placeholder={barred ?? (thread ? label : t(room.kind === "help" ? "composer.ask" : "composer.placeholder", { name: room.name }))}
            disabled={!open}
            onEnter={sending.send}
            onFiles={attaching.add}
            onEditLast={onEditLast}
            onEscape={replyTo && onCancelReply}
            className="max-h-[40dvh] min-h-10 flex-1 px-2 @max-md:order-first @max-md:basis-full py-2.25 leading-[1.375rem] placeholder:text-ink-faint disabled:cursor-not-allowed"
          />
          {open && (
            <>
              <EmojiButton
                label={t("composer.emoji")}
                labels={labels}
                onPick={(emoji) => change((selection) => insert(selection, emoji))}
                trigger={<IconButton bare icon="smile" label={t("composer.emoji")} className="@max-md:ml-auto" />}
              />
              {text.trim() !== "" && attaching.count === 0 && sending.length <= sending.limit &&
                later({
                  message: { room: room.id, thread: thread?.id ?? null, content: text.trim(), replyTo: replyTo?.id ?? null, alsoInRoom: sending.alsoInRoom },
                  onScheduled: onSent,
                })}
              <IconButton
                bare
                icon="send"
                type="submit"
                label={t("composer.send")}
                disabled={!sending.ready}
                className={sending.ready ? "bg-pecan! text-on-pecan! hover:bg-pecan-strong!" : ""}
              />
            </>
          )}
        </div>
      </div>
      <ComposerNotes
        id={note}
        length={sending.length}
        limit={sending.limit}
        barred={!open}
        slowLeft={sending.slowLeft}
        slowSeconds={slowSeconds}
        share={thread && mayShare ? { on: sending.alsoInRoom, set: sending.setAlsoInRoom } : null}
      />
    </form>
  );
}
