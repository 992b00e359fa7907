import { type KeyboardEvent, type KeyboardEventHandler, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { reasonText } from "@/lib/category";
import { errorText } from "@/lib/errors";
import type { Post } from "@/lib/live";
import { pressed } from "@/lib/shortcuts";
import type { Attachment } from "@/protocol/media";
import type { Id, Message, NewPoll } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import type { Refused } from "@/store/state";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { INPUT } from "@/ui/Field";
import { Icon, type IconName } from "@/ui/Icon";

import { isEditable, useHands } from "./hands";
import { useMedia } from "./media";
import { MessageText } from "./MessageText";
import { ROW } from "./MessageRow";
import { usePolls } from "./polls";

const TONES = {
  info: "text-ink-faint",
  warn: "border-gold/30 bg-gold-wash text-gold",
  bad: "border-berry/25 bg-berry-wash text-berry",
};

interface OwnProps {
  label: string;
  text: string;
  attachments?: Attachment[] | undefined;
  tone: keyof typeof TONES;
  icon: IconName;
  status: ReactNode;
  children?: ReactNode;
  /** Stands in for the text while that is rewritten. */
  box?: ReactNode;
  onKeyDown?: KeyboardEventHandler;
  /** The message's, where it has one. */
  id?: Id;
  /** What can be chosen, of a poll. */
  options?: string[] | undefined;
}

const optionsOf = (message: Message): string[] => message.poll?.options.map(({ text }) => text) ?? [];

/** An own message that others do not see. */
function Own({ label, text, attachments = [], tone, icon, status, children, box, onKeyDown, id, options = [] }: OwnProps) {
  const me = useStore((state) => state.me);
  const media = useMedia();
  return (
    <article data-own={id} aria-label={label} tabIndex={0} onKeyDown={onKeyDown} className={cx(ROW, "mt-3 py-1 -outline-offset-2")}>
      <Avatar id={me?.id ?? ""} name={me?.display_name ?? ""} src={me?.avatar ?? null} className="mt-0.5 opacity-60" />
      <div className="min-w-0">
        <p className="leading-5 font-semibold text-ink-soft">{me?.display_name}</p>
        {box || (text !== "" && <MessageText text={text} muted />)}
        {attachments.length > 0 && media(attachments, null)}
        {options.length > 0 && <ul className="mt-1 list-disc pl-5 text-sm text-ink-soft">{options.map((one) => <li key={one}>{one}</li>)}</ul>}
        <div className={cx("mt-1.5 text-[0.8125rem]", tone !== "info" && "rounded-xl border px-3 py-2", TONES[tone])}>
          <p className="flex items-start gap-2" role={tone === "info" ? undefined : tone === "bad" ? "alert" : "status"}>
            <Icon name={icon} className="mt-px size-4" />
            <span>{status}</span>
          </p>
          {children}
        </div>
      </div>
    </article>
  );
}

export function PendingRow({ post }: { post: Post }) {
  const { t } = useTranslation();
  const offline = useStore((state) => state.connection.kind !== "online" && state.connection.kind !== "catching-up");
  const status = post.error ? errorText(t, post.error) : t(offline ? "own.waiting" : "own.sending");
  return <Own label={t("own.pending_label")} text={post.content} attachments={post.attachments} options={post.poll?.options} tone="info" icon="clock" status={status} />;
}

export function FailedRow({ post }: { post: Post }) {
  const { t } = useTranslation();
  const live = useLive();
  return (
    <Own
      label={t("own.failed_label")}
      text={post.content}
      attachments={post.attachments}
      options={post.poll?.options}
      tone="bad"
      icon="alert"
      status={t("own.failed", { why: post.error ? errorText(t, post.error) : t("error.unknown") })}
    >
      {post.poll ? (
        <Rewrite text={post.content} poll={post.poll} onSend={(text, poll) => live.retry(post.nonce, text, poll)} onDiscard={() => live.discard(post.nonce)} />
      ) : (
        <div className="mt-2 flex gap-2">
          <Button size="small" look="outline" onClick={() => live.retry(post.nonce)}>{t("action.retry")}</Button>
          <Button size="small" look="outline" onClick={() => live.discard(post.nonce)}>{t("action.discard")}</Button>
        </div>
      )}
    </Own>
  );
}

interface RewriteProps {
  text: string;
  poll?: NewPoll | undefined;
  onSend: (text: string, poll?: NewPoll) => void;
  onDiscard: () => void;
}

/** Where a text that was turned down is written anew, or a poll asked anew. */
function Rewrite({ text, poll, onSend, onDiscard }: RewriteProps) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState(text);
  const limit = useStore((state) => state.contentChars);
  const polls = usePolls();
  if (!open || poll) {
    return (
      <div className="mt-2 flex gap-2">
        <Button size="small" look="outline" onClick={() => setOpen(true)}>{t("own.rewrite")}</Button>
        <Button size="small" look="outline" onClick={onDiscard}>{t("action.discard")}</Button>
        {open && poll && polls.again({ question: text, poll, onAsk: onSend, onClose: () => setOpen(false) })}
      </div>
    );
  }
  return (
    <form
      className="mt-2 text-ink"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim()) onSend(value.trim());
      }}
    >
      <label htmlFor={id} className="sr-only">{t("own.rewrite_label")}</label>
      <textarea
        id={id}
        autoFocus
        value={value}
        maxLength={limit}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setOpen(false);
          if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) event.currentTarget.form?.requestSubmit();
          if (event.key === "Enter" && !event.shiftKey) event.preventDefault();
        }}
        className={`${INPUT} field-sizing-content max-h-60 min-h-11 resize-none py-2 text-message`}
      />
      <div className="mt-2 flex gap-2">
        <Button size="small" look="primary" type="submit">{t("own.resend")}</Button>
        <Button size="small" look="outline" onClick={() => setOpen(false)}>{t("action.cancel")}</Button>
      </div>
    </form>
  );
}

export function RejectedRow({ post }: { post: Post }) {
  const { t } = useTranslation();
  const live = useLive();
  const rule = post.error?.details.rule;
  return (
    <Own
      label={t("own.rejected_label")}
      text={post.content}
      attachments={post.attachments}
      options={post.poll?.options}
      tone="bad"
      icon="shield"
      status={
        <>
          <strong className="font-semibold">{t("own.rejected")}</strong> {reasonText(t, { message: post.error?.message, ...post.error?.details })}
          {typeof rule === "string" && rule && <span className="mt-0.5 block opacity-80">{t("own.rule", { rule })}</span>}
        </>
      }
    >
      <Rewrite text={post.content} poll={post.poll} onSend={(text, poll) => live.retry(post.nonce, text, poll)} onDiscard={() => live.discard(post.nonce)} />
    </Own>
  );
}

export function HeldRow({ message }: { message: Message }) {
  const { t } = useTranslation();
  const hands = useHands();
  const me = useStore((state) => state.me?.id);
  const editable = hands.canWrite && message.state === "held" && isEditable(message, me);
  const editing = editable && hands.editing === message.id;
  const keys = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (pressed(event, "edit") && editable) hands.edit(message.id);
    else if (pressed(event, "remove")) hands.remove(message);
    else return;
    event.preventDefault();
  };
  return (
    <Own
      label={t("own.held_label")}
      text={message.content}
      attachments={message.attachments}
      options={optionsOf(message)}
      tone="warn"
      icon="clock"
      status={t(message.state === "hidden" ? "own.hidden" : "own.held")}
      box={editing && hands.editBox(message, () => hands.edit(null))}
      onKeyDown={keys}
      id={message.id}
    >
      {!editing && (
        <div className="mt-2 flex gap-2">
          {editable && <Button size="small" look="outline" onClick={() => hands.edit(message.id)}>{t("message.edit")}</Button>}
          <Button size="small" look="outline" onClick={() => hands.remove(message)}>{t("message.delete")}</Button>
        </div>
      )}
    </Own>
  );
}

export function RefusedRow({ refused: { message, reason } }: { refused: Refused }) {
  const { t } = useTranslation();
  const live = useLive();
  return (
    <Own
      label={t("own.rejected_label")}
      text={message.content}
      options={optionsOf(message)}
      tone="bad"
      icon="shield"
      status={<><strong className="font-semibold">{t("own.rejected")}</strong> {reasonText(t, reason)}</>}
    >
      <Rewrite
        text={message.content}
        poll={message.poll ? { options: optionsOf(message), multiple: message.poll.multiple } : undefined}
        onSend={(text, poll) => {
          live.dismiss(message.id);
          live.post(message.room, text, message.reply_to, [], { ...(message.thread && { thread: message.thread }), ...(poll && { poll }) });
        }}
        onDiscard={() => live.dismiss(message.id)}
      />
    </Own>
  );
}
