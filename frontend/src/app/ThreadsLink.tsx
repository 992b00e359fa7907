import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { rest } from "@/lib/rest";
import { useStore, useTakeThreads } from "@/store/context";
import { unreadInThreads } from "@/store/threads";
import { cx } from "@/ui/cx";

import { SideLink } from "./SideLink";

const MOST = 99;
/** In milliseconds. Threads of rooms that are not open here tell nothing by themselves. */
const ASK_AGAIN = 60_000;

/** The way to the threads one follows, with what is unread in them. */
export function ThreadsLink() {
  const { t } = useTranslation();
  const take = useTakeThreads();
  const unread = useStore((state) => unreadInThreads(state.threads));
  // The latest ones are counted on as messages come in; of older ones only what is unread matters.
  const latest = useQuery({ queryKey: ["threads", "followed"], queryFn: () => rest.myThreads(false, null), refetchOnWindowFocus: false }).data;
  const waiting = useQuery({ queryKey: ["threads", "waiting"], queryFn: () => rest.myThreads(true, null), refetchInterval: ASK_AGAIN }).data;
  useEffect(() => {
    for (const page of [latest, waiting]) if (page) take(page.results);
  }, [latest, waiting, take]);
  return (
    <SideLink to="/threads" icon="thread" waiting={unread > 0}>
      <span className={cx("min-w-0 flex-1 truncate text-[0.9375rem]", unread > 0 && "font-semibold")}>{t("threads.mine")}</span>
      {unread > 0 && (
        <span data-why="threads" className="min-w-5 rounded-full bg-pecan px-1.5 text-center text-tiny leading-5 font-bold text-on-pecan tabular-nums">
          {unread >= MOST ? `${MOST}+` : unread}
          <span className="sr-only">{t("shell.unread")}</span>
        </span>
      )}
    </SideLink>
  );
}
