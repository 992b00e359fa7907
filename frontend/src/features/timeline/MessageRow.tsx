import { memo, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { lazily } from "@/lib/lazily";
import { plainText } from "@/lib/markdown/blocks";
import { clock, fullTime } from "@/lib/time";
import type { Message } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { isDeleted } from "@/store/state";
import { Avatar } from "@/ui/Avatar";
import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";

import { useHands } from "./hands";
import { useMedia } from "./media";
import { MessageText } from "./MessageText";
import { PersonCard } from "./PersonCard";
import { usePolls } from "./polls";
import { Reactions } from "./Reactions";
import { useSelection } from "./selection";
import { ThreadLine } from "./ThreadLine";
import { useMessageKeys } from "./useMessageKeys";

const MessageActions = lazily(() => import("./MessageActions"));
const SelectBox = lazily(() => import("./SelectBox"));

/** Milliseconds in which the focus comes back from a menu to the button that opened it; until then that stays. */
const SETTLE = 50;

interface Props {
  message: Message;
  /** Shows its author; the ones after it do not. */
  first: boolean;
  isTarget: boolean;
}

export const ROW = "relative grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 px-4 sm:px-6";

function ReplyLine({ id }: { id: string }) {
  const { t } = useTranslation();
  const { show } = useHands();
  const entry = useStore((state) => state.messages[id]);
  const quote = useStore((state) => state.quotes[id]);
  const there = entry && !isDeleted(entry) && entry.state === "published" ? entry : null;
  const author = there?.author ?? quote?.author;
  const text = there ? plainText(there.content) : entry ? null : quote && plainText(quote.excerpt);
  return (
    <button
      type="button"
      onClick={() => show(id)}
      disabled={text == null}
      className="col-start-2 mb-0.5 flex max-w-full items-center gap-1.5 truncate rounded-md text-left text-[0.8125rem] text-ink-faint enabled:hover:text-ink"
    >
      <Icon name="reply" className="size-3.5 -scale-x-100" />
      {text == null ? (
        <em>{t("message.quote_gone")}</em>
      ) : (
        <>
          <span className="font-semibold text-ink-soft">{author?.display_name ?? t("person.deleted")}</span>{" "}
          <span className="truncate">{text.slice(0, 140) || t("media.attachment")}</span>
        </>
      )}
    </button>
  );
}

function Edited({ at }: { at: string }) {
  const { t, i18n } = useTranslation();
  return (
    <span className="ml-1.5 text-tiny text-ink-faint" title={fullTime(at, i18n.language)}>
      {t("message.edited")}
    </span>
  );
}

function PinMark() {
  const { t } = useTranslation();
  return (
    <p className="flex items-center gap-1 text-tiny font-semibold text-gold">
      <Icon name="pin" className="size-3" /> {t("pins.mark")}
    </p>
  );
}

function AnswerMark() {
  const { t } = useTranslation();
  return (
    <p className="mt-1 flex w-fit items-center gap-1.5 rounded-full bg-leaf-wash px-2.5 py-0.5 text-xs font-semibold text-leaf">
      <Icon name="check" className="size-3.5" /> {t("threads.answer")}
    </p>
  );
}

/** A published message. Its actions appear when the pointer or the focus is on it. */
export const MessageRow = memo(function MessageRow({ message, first, isTarget }: Props) {
  const { t, i18n } = useTranslation();
  const hands = useHands();
  const keys = useMessageKeys(message);
  const media = useMedia();
  const polls = usePolls();
  const selection = useSelection();
  const me = useStore((state) => state.me?.id);
  const known = useStore((state) => (message.author ? state.users[message.author.id] : undefined));
  const [near, setNear] = useState(false);
  const [held, setHeld] = useState(false);
  const hold = (on: boolean) => (on ? setHeld(true) : void setTimeout(() => setHeld(false), SETTLE));
  const author = known ?? message.author;
  const name = author?.display_name ?? t("person.deleted");
  const at = message.published_at ?? message.created_at;
  const editing = hands.editing === message.id;
  const label = t("message.label", { name, time: clock(at, i18n.language) });

  return (
    <article
      tabIndex={0}
      data-message={message.id}
      aria-label={label}
      onPointerEnter={() => setNear(true)}
      // A finger leaves as soon as it is lifted; the row stays in hand until another one is tapped.
      onPointerLeave={(event) => event.pointerType === "mouse" && setNear(false)}
      onFocus={(event) => event.target.matches(":focus-visible") && setNear(true)}
      // What its menu has taken may leave a row that is still pointed at.
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setNear(event.currentTarget.matches(":hover"))}
      onKeyDown={keys}
      className={cx(
        ROW,
        "group py-0.5 -outline-offset-2 hover:bg-husk/70 focus-within:bg-husk/70",
        first && "mt-3 pt-1",
        isTarget && "sunk bg-gold-wash/60",
      )}
    >
      {message.reply_to && <ReplyLine id={message.reply_to} />}
      {first && author ? (
        <PersonCard
          person={author}
          trigger={
            <button type="button" aria-label={t("person.card", { name })} className="col-start-1 mt-0.5 self-start rounded-[34%] transition-transform hover:scale-105">
              <Avatar id={author.id} name={name} src={author.avatar} />
            </button>
          }
        />
      ) : (
        <time
          dateTime={at}
          className={cx("col-start-1 pt-1 text-right whitespace-nowrap text-[0.625rem] leading-4 text-ink-faint tabular-nums", near ? "opacity-100" : "opacity-0")}
        >
          {clock(at, i18n.language)}
        </time>
      )}
      <div className="col-start-2 min-w-0">
        {first && (
          <p className="flex items-baseline gap-2 leading-5">
            <span className="truncate font-semibold text-ink">{name}</span>
            {author?.badge && (
              <span className="rounded-md bg-leaf-wash px-1.5 text-tiny font-semibold text-leaf">{author.badge}</span>
            )}
            <time dateTime={at} title={fullTime(at, i18n.language)} className="shrink-0 text-xs text-ink-faint tabular-nums">
              {clock(at, i18n.language)}
            </time>
          </p>
        )}
        {message.pinned && <PinMark />}
        {editing ? (
          hands.editBox(message, () => hands.edit(null))
        ) : (message.content !== "" || message.edited_at) && (
          <MessageText text={message.content} mentions={message.mentions} suffix={message.edited_at && <Edited at={message.edited_at} />} />
        )}
        {message.poll && polls.card({ message, canVote: hands.canReact, canClose: hands.canReact && (hands.moderates || message.author?.id === me) })}
        {message.attachments.length + message.embeds.length > 0 && media(message.attachments, message)}
        <Reactions message={message} canReact={hands.canReact} />
        {hands.openThread && <ThreadLine message={message} />}
        {hands.answer === message.id && <AnswerMark />}
      </div>
      {(near || held) && !editing && !selection && <Suspense><MessageActions message={message} onHold={hold} /></Suspense>}
      {selection && <Suspense><SelectBox id={message.id} label={label} selection={selection} /></Suspense>}
    </article>
  );
});
