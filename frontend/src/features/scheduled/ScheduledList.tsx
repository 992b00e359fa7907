import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import type { ListedScheduled } from "@/protocol/unsent";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Spinner } from "@/ui/Spinner";

import { calls, SCHEDULED } from "./calls";
import { ScheduledRow } from "./ScheduledRow";

/** What goes out later; what could not be sent stands first. `place` draws where one goes. */
export default function ScheduledList({ place }: { place: (item: ListedScheduled) => ReactNode }) {
  const { t } = useTranslation();
  const list = useQuery({ queryKey: SCHEDULED, queryFn: calls.list });
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
  if (results.length === 0) return <Empty title={t("scheduled.none")} text={t("scheduled.none_text")} />;
  const ordered = [...results.filter((one) => one.state === "failed"), ...results.filter((one) => one.state !== "failed")];
  return (
    <ul aria-label={t("scheduled.title")} className="space-y-2">
      {ordered.map((item) => <ScheduledRow key={item.id} item={item} place={place(item)} />)}
    </ul>
  );
}
