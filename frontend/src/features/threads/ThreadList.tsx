import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { errorText } from "@/lib/errors";
import { plainText } from "@/lib/markdown/blocks";
import { moment } from "@/lib/time";
import type { Quote, Room, Thread } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { Empty } from "@/ui/Empty";
import { Icon } from "@/ui/Icon";
import { Spinner } from "@/ui/Spinner";

import type { ThreadPages } from "./useThreadPages";

interface RowProps {
  thread: Thread;
  parent: Quote | undefined;
  to: string;
  /** Named where the list is of several rooms. */
  room: Room | undefined;
}

function ThreadRow({ thread, parent, to, room }: RowProps) {
  const { t, i18n } = useTranslation();
  const creator = useStore((state) => (thread.creator ? (state.users[thread.creator.id] ?? thread.creator) : null));
  const unread = thread.following ? (thread.unread ?? 0) : 0;
  const words = parent ? plainText(parent.excerpt) : "";
  const last = thread.last_author?.display_name;
  const at = thread.last_message_at ?? thread.created_at;
  return (
    <li>
      <Link to={to} className="flex gap-3 rounded-2xl px-3 py-2.5 -outline-offset-2 hover:bg-shell/60">
        {creator && <Avatar id={creator.id} name={creator.display_name} src={creator.avatar} className="mt-0.5" />}
        <span className="min-w-0 flex-1">
          <span className={cx("line-clamp-2 text-[0.9375rem] leading-5 break-words", unread > 0 ? "font-semibold" : "font-medium")}>
            {thread.title || words || t("threads.one")}
          </span>
          {thread.title && words && <span className="mt-0.5 block truncate text-[0.8125rem] text-ink-soft">{words}</span>}
          <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint">
            {room && <span className="font-medium text-ink-soft">{room.name}</span>}
            <span>{t("threads.replies", { count: thread.message_count })}</span>
            <span>{last ? t("threads.last", { name: last, at: moment(at, i18n.language) }) : moment(at, i18n.language)}</span>
            {thread.pinned && <span className="flex items-center gap-1"><Icon name="flag" className="size-3" /> {t("threads.pinned")}</span>}
            {thread.locked && <span className="flex items-center gap-1"><Icon name="lock" className="size-3" /> {t("threads.locked")}</span>}
            {thread.resolved && (
              <span className="flex items-center gap-1 font-semibold text-leaf">
                <Icon name="check" className="size-3" /> {t("threads.resolved")}
              </span>
            )}
          </span>
        </span>
        {unread > 0 && (
          <span data-why={`threads/${thread.id}`} className="self-center rounded-full bg-pecan px-1.5 text-tiny leading-5 font-bold text-on-pecan tabular-nums">
            {unread}
            <span className="sr-only">{t("shell.unread")}</span>
          </span>
        )}
      </Link>
    </li>
  );
}

interface Props {
  pages: ThreadPages;
  to: (thread: Thread) => string;
  roomOf?: (thread: Thread) => Room | undefined;
  /** What an empty list says. */
  empty: { title: string; text: string };
}

export function ThreadList({ pages, to, roomOf, empty }: Props) {
  const { t } = useTranslation();
  if (pages.isPending) return <p role="status" className="grid place-items-center py-12 text-pecan"><Spinner className="size-6" /><span className="sr-only">{t("page.loading")}</span></p>;
  if (pages.error) {
    return (
      <div role="alert" className="space-y-3 p-5 text-sm text-ink-soft">
        <p>{errorText(t, pages.error)}</p>
        <Button size="small" onClick={pages.retry}>{t("action.retry")}</Button>
      </div>
    );
  }
  if (pages.threads.length === 0 && !pages.more) return <Empty title={empty.title} text={empty.text} />;
  return (
    <>
      <ul className="space-y-0.5 p-2">
        {pages.threads.map((thread) => (
          <ThreadRow key={thread.id} thread={thread} parent={pages.parents[thread.parent ?? ""]} to={to(thread)} room={roomOf?.(thread)} />
        ))}
      </ul>
      {pages.more && (
        <div className="p-3 text-center">
          <Button size="small" busy={pages.busy} onClick={pages.more}>{t("threads.load_more")}</Button>
        </div>
      )}
    </>
  );
}
