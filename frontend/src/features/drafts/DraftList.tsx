import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { api } from "@/lib/http";
import { moment } from "@/lib/time";
import type { ListedDraft } from "@/protocol/unsent";
import { useLive, useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { IconButton } from "@/ui/IconButton";
import { Spinner } from "@/ui/Spinner";
import { useToast } from "@/ui/toasts";

const DRAFTS = ["drafts"];

/** What was begun and not sent, the latest first. `place` draws where one stands, `open` goes there. */
export default function DraftList({ place, open }: { place: (item: ListedDraft) => ReactNode; open: (item: ListedDraft) => (() => void) | null }) {
  const { t, i18n } = useTranslation();
  const say = useToast();
  const live = useLive();
  const queries = useQueryClient();
  const here = useStore((state) => state.drafts);
  const list = useQuery({ queryKey: DRAFTS, queryFn: () => api<{ results: ListedDraft[] }>("GET", "/drafts") });
  if (list.isPending) return <p role="status" className="grid place-items-center py-12 text-pecan"><Spinner className="size-6" /><span className="sr-only">{t("page.loading")}</span></p>;
  if (list.isError) {
    return (
      <div role="alert" className="space-y-3 p-5 text-sm text-ink-soft">
        <p>{errorText(t, list.error)}</p>
        <Button size="small" onClick={() => void list.refetch()}>{t("action.retry")}</Button>
      </div>
    );
  }
  const { results } = list.data;
  if (results.length === 0) return <Empty title={t("drafts.none")} text={t("drafts.none_text")} />;
  const discard = async (item: ListedDraft) => {
    try {
      await api("DELETE", `/drafts/${item.id}`);
      // Here it goes by choice: nothing unsent may bring it back.
      live.draft(item.room, item.thread, (one) => ({ ...one, text: "", replyTo: null, other: null }));
    } catch (error) {
      say(errorText(t, error), "bad");
    }
    await queries.invalidateQueries({ queryKey: DRAFTS });
  };
  return (
    <ul aria-label={t("drafts.title")} className="space-y-2">
      {results.map((item) => {
        const text = here[item.thread ?? item.room]?.text || item.text;
        const go = open(item);
        return (
          <li key={item.id} className="flex items-start gap-2 rounded-2xl border border-line bg-raised py-3 pr-2 pl-4">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-baseline gap-x-3">
                {place(item)}
                <time dateTime={item.updated_at} className="text-[0.8125rem] text-ink-faint">{moment(item.updated_at, i18n.language)}</time>
              </p>
              <p className="mt-1 line-clamp-3 text-[0.9375rem] leading-relaxed wrap-anywhere whitespace-pre-wrap text-ink-soft">{text}</p>
            </div>
            {go && <Button size="small" onClick={go}>{t("drafts.go_on")}</Button>}
            <IconButton icon="trash" size="small" label={t("drafts.discard_this")} onClick={() => void discard(item)} />
          </li>
        );
      })}
    </ul>
  );
}
