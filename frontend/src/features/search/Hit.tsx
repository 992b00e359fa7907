import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { clock, dayName, fullTime } from "@/lib/time";
import type { SearchHit } from "@/protocol/rest";
import { Avatar } from "@/ui/Avatar";
import { Icon } from "@/ui/Icon";

import { parts } from "./parts";

/** A message that was found; the whole of it leads to the message in its room. */
export function Hit({ hit }: { hit: SearchHit }) {
  const { t, i18n } = useTranslation();
  const { author, room, thread } = hit;
  return (
    <li>
      <Link
        to={`/m/${hit.id}`}
        data-hit=""
        className="flex gap-3 rounded-2xl border border-transparent px-3 py-3 transition-colors hover:border-line hover:bg-raised focus-visible:border-pecan"
      >
        <Avatar id={author.id} name={author.display_name} src={author.avatar ?? null} className="max-sm:hidden" />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-2 text-[0.8125rem] text-ink-faint">
            <span className="text-[0.9375rem] font-semibold text-ink">{author.display_name}</span>
            <span className="min-w-0 truncate">
              {room.emoji && <span aria-hidden="true" className="emoji">{room.emoji} </span>}
              {room.name}
              {thread && ` › ${thread.title || t("search.thread")}`}
            </span>
            <time dateTime={hit.created_at} title={fullTime(hit.created_at, i18n.language)} className="tabular-nums">
              {dayName(hit.created_at, i18n.language)}, {clock(hit.created_at, i18n.language)}
            </time>
            {hit.pinned && <span className="rounded-full bg-gold-wash px-2 text-xs font-semibold text-gold">{t("search.pinned")}</span>}
          </p>
          <p className="mt-0.5 text-[0.9375rem] leading-relaxed wrap-anywhere text-ink-soft">
            {parts(hit.excerpt, hit.ranges).map((part, index) =>
              part.hit ? (
                <mark key={index} className="rounded bg-gold-bright/30 px-0.5 font-medium text-ink">{part.text}</mark>
              ) : (
                <span key={index}>{part.text}</span>
              ),
            )}
          </p>
        </div>
        <Icon name="reply" className="mt-1 size-4 -scale-x-100 text-ink-faint max-sm:hidden" />
      </Link>
    </li>
  );
}
