import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { errorText } from "@/lib/errors";
import { plainText } from "@/lib/markdown/blocks";
import { fullTime, moment } from "@/lib/time";
import type { Badge } from "@/protocol/rest";
import { useLive } from "@/store/context";
import { Button } from "@/ui/Button";
import { Spinner } from "@/ui/Spinner";

export function Waiting({ query }: { query: UseQueryResult }) {
  const { t } = useTranslation();
  if (query.error) return <p role="alert">{errorText(t, query.error)}</p>;
  return (
    <p role="status" className="grid place-items-center py-4 text-pecan">
      <Spinner className="size-5" />
      <span className="sr-only">{t("page.loading")}</span>
    </p>
  );
}

/** Since when, by whom, and what can be done about it. */
export function Answer({ badge, onDone }: { badge: Badge; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const live = useLive();
  const [wrong, setWrong] = useState<string | null>(null);
  const [first] = badge.first;
  const rest = badge.unread - badge.first.length;
  const markRead = () => live.readAll(badge.room, badge.thread ?? undefined).then(onDone, (error: unknown) => setWrong(errorText(t, error)));
  if (!first) return <p className="mt-1 text-ink-soft">{t(badge.following ? "badge.nothing" : "badge.not_followed")}</p>;
  return (
    <>
      {first.published_at && (
        <p className="mt-0.5 text-xs text-ink-faint" title={fullTime(first.published_at, i18n.language)}>
          {t("badge.since", { at: moment(first.published_at, i18n.language) })}
        </p>
      )}
      {badge.marked && <p className="mt-2 rounded-lg bg-gold-wash px-2.5 py-1.5 text-xs text-gold">{t("badge.marked")}</p>}
      <ol className="mt-2 -ml-2">
        {badge.first.map((message) => (
          <li key={message.id}>
            <Link to={`/m/${message.id}`} onClick={onDone} className="block rounded-lg px-2 py-1.5 hover:bg-shell/60">
              <span className="font-semibold">{message.author.display_name}</span>{" "}
              <span className="line-clamp-2 text-ink-soft wrap-anywhere">{plainText(message.excerpt) || t("media.attachment")}</span>
            </Link>
          </li>
        ))}
      </ol>
      {rest > 0 && <p className="mt-1 text-xs text-ink-faint">{t("badge.rest", { count: rest })}</p>}
      {wrong && <p role="alert" className="mt-2 text-xs text-berry">{wrong}</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        <Link to={`/m/${first.id}`} onClick={onDone} className="rounded-lg bg-pecan px-3 py-1.5 text-[0.8125rem] font-semibold text-on-pecan hover:bg-pecan-strong">
          {t("badge.jump")}
        </Link>
        <Button size="small" onClick={() => void markRead()}>{t("badge.mark_read")}</Button>
      </div>
    </>
  );
}
