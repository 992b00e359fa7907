import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { moment } from "@/lib/time";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Notice } from "@/ui/Notice";
import { Spinner } from "@/ui/Spinner";

import { calls } from "../calls";
import type { TabProps } from "../SpaceSettings";
import { useSaving } from "../useSaving";

/** People at the door. */
export default function RequestsTab({ space }: TabProps) {
  const { t, i18n } = useTranslation();
  const { busy, save, otherThan } = useSaving();
  const requests = useQuery({ queryKey: ["requests", space.slug], queryFn: () => calls.requests(space.slug) });
  const wrong = otherThan();
  if (requests.isPending) return <div className="grid h-40 place-items-center text-ink-faint"><Spinner /></div>;
  const waiting = requests.data?.results ?? [];
  return (
    <div className="space-y-4">
      {wrong && <Notice tone="bad" icon="alert" role="alert">{wrong}</Notice>}
      {waiting.length === 0 && <Empty title={t("spaces.requests.none")} text={t("spaces.requests.none_text")} />}
      <ul aria-label={t("spaces.tabs.requests")} className="space-y-3">
        {waiting.map(({ id, user, answer, created_at }) => (
          <li key={id} className="rounded-2xl border border-line p-4">
            <div className="flex flex-wrap items-center gap-3">
              <Avatar id={user.id} name={user.display_name} src={user.avatar} />
              <div className="min-w-0 flex-1">
                <p className="truncate text-sm font-semibold">{user.display_name}</p>
                <p className="truncate text-xs text-ink-faint">@{user.username} · {moment(created_at, i18n.language)}</p>
              </div>
              <div className="flex gap-2">
                <Button size="small" look="primary" busy={busy} onClick={() => void save(() => calls.decide(space.slug, id, true))}>{t("spaces.requests.approve")}</Button>
                <Button size="small" look="outline" busy={busy} onClick={() => void save(() => calls.decide(space.slug, id, false))}>{t("spaces.requests.decline")}</Button>
              </div>
            </div>
            {answer && (
              <div className="mt-3 rounded-xl bg-shell/50 px-3.5 py-2.5 text-sm">
                {space.question && <p className="text-xs text-ink-faint">{space.question}</p>}
                <p className="wrap-anywhere whitespace-pre-line">{answer}</p>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
