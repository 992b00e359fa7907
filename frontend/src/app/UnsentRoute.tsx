import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import DraftList from "@/features/drafts/DraftList";
import ScheduledList from "@/features/scheduled/ScheduledList";
import type { ListedDraft, ListedScheduled } from "@/protocol/unsent";

import { PageHeader } from "./PageHeader";
import { spacePath } from "./spaces";

type Item = Pick<ListedDraft | ListedScheduled, "place" | "thread">;

const addressOf = ({ place, thread }: Item): string | null =>
  place && `${spacePath(place.space)}/${place.room}${thread ? `/t/${thread}` : ""}`;

/** Where something stands, with the way there; a place that may not be read any more has no name. */
function Place({ item }: { item: Item }) {
  const { t } = useTranslation();
  const address = addressOf(item);
  if (!item.place || !address) return <span className="text-[0.9375rem] font-semibold text-ink-faint">{t("drafts.nowhere")}</span>;
  const { room_emoji: emoji, room_name: name, thread_title: title } = item.place;
  return (
    <Link to={address} className="min-w-0 truncate text-[0.9375rem] font-semibold hover:underline">
      {emoji && <span aria-hidden="true" className="mr-1.5 emoji">{emoji}</span>}
      {name}
      {title !== null && <span className="font-normal text-ink-soft"> › {title || t("threads.one")}</span>}
    </Link>
  );
}

/** Everything that was written and is not sent yet. */
export default function UnsentRoute() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${t("drafts.page")} · Carya`;
  }, [t]);
  const open = (item: ListedDraft) => {
    const address = addressOf(item);
    return address ? () => void navigate(address) : null;
  };
  return (
    <>
      <PageHeader title={t("drafts.page")} text={t("drafts.page_text")} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-3xl space-y-8 px-3 py-5 sm:px-6">
          <section aria-labelledby="scheduled">
            <h2 id="scheduled" className="px-1 pb-2 font-display text-lg font-semibold">{t("scheduled.title")}</h2>
            <ScheduledList place={(item) => <Place item={item} />} />
          </section>
          <section aria-labelledby="drafts">
            <h2 id="drafts" className="px-1 pb-2 font-display text-lg font-semibold">{t("drafts.title")}</h2>
            <DraftList place={(item) => <Place item={item} />} open={open} />
          </section>
        </div>
      </div>
    </>
  );
}
