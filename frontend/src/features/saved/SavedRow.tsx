import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { errorText } from "@/lib/errors";
import { plainText } from "@/lib/markdown/blocks";
import { fullTime, moment } from "@/lib/time";
import type { SavedItem } from "@/protocol/rest";
import { useLive } from "@/store/context";
import { Avatar } from "@/ui/Avatar";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { useToast } from "@/ui/toasts";

/** A saved message; the whole of it leads to the message in its place, unless it is gone. */
export function SavedRow({ item }: { item: SavedItem }) {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const letGo = () => {
    setBusy(true);
    live.save(item.id, false).catch((error: unknown) => {
      say(errorText(t, error), "bad");
      setBusy(false);
    });
  };
  const look = "flex min-w-0 flex-1 gap-3 rounded-2xl border border-transparent px-3 py-3 transition-colors";
  return (
    <li className="flex items-start gap-1">
      {item.message ? (
        <Link to={`/m/${item.id}`} className={`${look} hover:border-line hover:bg-raised focus-visible:border-pecan`}>
          <Present item={item} message={item.message} />
        </Link>
      ) : (
        <div className={`${look} text-ink-faint`}>
          <Icon name="trash" className="mt-0.5 size-5" />
          <div className="min-w-0">
            <Where item={item} />
            <p className="mt-0.5 text-[0.9375rem] italic">{t("saved.gone")}</p>
          </div>
        </div>
      )}
      <IconButton icon="close" label={t("saved.let_go")} disabled={busy} className="mt-2" onClick={letGo} />
    </li>
  );
}

function Present({ item, message }: { item: SavedItem; message: NonNullable<SavedItem["message"]> }) {
  const { t } = useTranslation();
  const words = plainText(message.content);
  return (
    <>
      <Avatar id={message.author.id} name={message.author.display_name} src={message.author.avatar ?? null} className="max-sm:hidden" />
      <div className="min-w-0 flex-1">
        <p className="text-[0.9375rem] font-semibold text-ink">{message.author.display_name}</p>
        <Where item={item} />
        <p className="mt-1 line-clamp-3 text-[0.9375rem] leading-relaxed wrap-anywhere text-ink-soft">{words || t("media.attachment")}</p>
      </div>
    </>
  );
}

function Where({ item: { room, thread, message, saved_at } }: { item: SavedItem }) {
  const { t, i18n } = useTranslation();
  return (
    <p className="flex flex-wrap gap-x-2 text-[0.8125rem] text-ink-faint">
      <span className="min-w-0 truncate">
        {room.emoji && <span aria-hidden="true" className="emoji">{room.emoji} </span>}
        {room.name}
        {thread && ` › ${thread.title || t("threads.one")}`}
      </span>
      {message && <time dateTime={message.created_at} title={fullTime(message.created_at, i18n.language)}>{moment(message.created_at, i18n.language)}</time>}
      <span>{t("saved.at", { at: moment(saved_at, i18n.language) })}</span>
    </p>
  );
}
