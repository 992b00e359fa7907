import { useTranslation } from "react-i18next";

import { moment } from "@/lib/time";
import type { Message } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";

import { useHands } from "./hands";

/** Under a message in the room: what its thread has come to, or which thread it is from. */
export function ThreadLine({ message }: { message: Message }) {
  const { t, i18n } = useTranslation();
  const { openThread, openBeside } = useHands();
  const thread = useStore((state) => state.threads[message.thread ?? state.threadOf[message.id] ?? ""]);
  const last = useStore((state) => (thread?.last_author ? (state.users[thread.last_author.id] ?? thread.last_author) : null));
  const lastAt = thread?.last_message_at;
  if (!openThread || (!thread && !message.thread)) return null;
  const unread = thread?.following ? (thread.unread ?? 0) : 0;
  return (
    <div className="mt-1 flex items-center gap-1">
      <button
        type="button"
        onClick={(event) => (event.shiftKey && openBeside ? openBeside : openThread)(message)}
        data-testid="thread-line"
        className="flex min-h-7 min-w-0 flex-wrap items-center gap-x-1.5 rounded-lg py-0.5 pr-2 text-left text-[0.8125rem] text-ink-faint hover:text-ink"
      >
        <Icon name="thread" className="size-4 text-pecan" />
        {message.thread ? (
          <span className="font-medium text-pecan">{thread?.title ? t("threads.from", { title: thread.title }) : t("threads.from_untitled")}</span>
        ) : (
          <>
            <span className="font-semibold text-pecan">{t("threads.replies", { count: thread?.message_count ?? 0 })}</span>
            {last && lastAt && (
              <span className="truncate">{t("threads.last", { name: last.display_name, at: moment(lastAt, i18n.language) })}</span>
            )}
          </>
        )}
        {thread?.resolved && (
          <span className="flex items-center gap-1 rounded-full bg-leaf-wash px-2 text-tiny leading-5 font-semibold text-leaf">
            <Icon name="check" className="size-3" /> {t("threads.resolved")}
          </span>
        )}
        {unread > 0 && (
          <span className="rounded-full bg-pecan px-1.5 text-tiny leading-5 font-bold text-on-pecan tabular-nums">{t("threads.unread", { count: unread })}</span>
        )}
      </button>
      {openBeside && (
        <IconButton
          icon="beside"
          size="small"
          label={t("threads.beside")}
          onClick={() => openBeside(message)}
          className="-my-0.5 shrink-0 opacity-0 group-hover:opacity-100 group-focus-within:opacity-100 focus-visible:opacity-100"
        />
      )}
    </div>
  );
}
