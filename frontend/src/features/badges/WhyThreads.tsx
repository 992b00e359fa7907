import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { rest } from "@/lib/rest";
import { useStore } from "@/store/context";

import { Answer, Waiting } from "./Answer";

/** Why all threads that one follows have their badge together. */
export function WhyThreads({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const rooms = useStore((state) => state.rooms);
  const answer = useQuery({ queryKey: ["badge", "threads"], queryFn: rest.threadsBadge, staleTime: 0, gcTime: 0, retry: false });
  const { data } = answer;
  if (!data) return <Waiting query={answer} />;
  return (
    <>
      <h2 className="font-display text-base font-semibold">{t("badge.count", { count: data.unread })}</h2>
      {data.thread_count > 0 && <p className="mt-0.5 text-xs text-ink-faint">{t("badge.in_threads", { count: data.thread_count })}</p>}
      <ul className="mt-3 max-h-80 space-y-4 overflow-y-auto">
        {data.threads.map(({ title, badge }) => (
          <li key={badge.thread}>
            <p className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 truncate font-semibold">{title || t("threads.one")}</span>
              <span className="shrink-0 text-xs text-ink-faint">{rooms[badge.room]?.name}</span>
            </p>
            <Answer badge={badge} onDone={onDone} />
          </li>
        ))}
      </ul>
      <Link to="/threads" className="mt-3 inline-block font-medium text-pecan underline underline-offset-4">{t("badge.all_threads")}</Link>
    </>
  );
}
