import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { calls, SCHEDULED } from "@/features/scheduled/calls";
import { useStore } from "@/store/context";

import { SideLink } from "./SideLink";

/** The way to drafts and scheduled messages, with the number of drafts and of what could not be sent. */
export function UnsentLink() {
  const { t } = useTranslation();
  const count = useStore((state) => Object.values(state.drafts).filter(({ text }) => text.trim()).length);
  // Changes are told by events.
  const scheduled = useQuery({ queryKey: SCHEDULED, queryFn: calls.list, staleTime: Infinity }).data;
  const failed = scheduled?.results.filter(({ state }) => state === "failed").length ?? 0;
  return (
    <SideLink to="/drafts" icon="pencil">
      <span className="min-w-0 flex-1 truncate text-[0.9375rem]">{t("drafts.link")}</span>
      {count > 0 && <span className="text-xs text-ink-faint tabular-nums">{count}</span>}
      {failed > 0 && (
        <span className="min-w-5 rounded-full bg-berry px-1.5 text-center text-tiny leading-5 font-bold text-paper tabular-nums">
          {failed}
          <span className="sr-only">{t("scheduled.failed_count")}</span>
        </span>
      )}
    </SideLink>
  );
}
