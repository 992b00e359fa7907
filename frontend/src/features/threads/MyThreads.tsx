import { useState } from "react";
import { useTranslation } from "react-i18next";

import { rest } from "@/lib/rest";
import type { Room, Thread } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { unreadInThreads } from "@/store/threads";

import { Tabs } from "./Tabs";
import { ThreadList } from "./ThreadList";
import { useThreadPages } from "./useThreadPages";

const VIEWS = ["all", "unread"] as const;

/** The threads that one follows, in every room. */
export function MyThreads({ to }: { to: (thread: Thread, room: Room | undefined) => string }) {
  const { t } = useTranslation();
  const [view, setView] = useState<(typeof VIEWS)[number]>("all");
  const rooms = useStore((state) => state.rooms);
  const unread = useStore((state) => unreadInThreads(state.threads));
  const pages = useThreadPages(["mine", view], (cursor) => rest.myThreads(view === "unread", cursor), unread);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-3xl px-2 py-4 sm:px-6">
        <div className="px-2 pb-2">
          <Tabs label={t("threads.filter")} choices={VIEWS.map((value) => ({ value, text: t(`threads.views.${value}`) }))} chosen={view} onChoose={setView} />
        </div>
        <ThreadList
          pages={pages}
          to={(thread) => to(thread, rooms[thread.room])}
          roomOf={(thread) => rooms[thread.room]}
          empty={{ title: t("threads.none"), text: t(`threads.none_text.${view}`) }}
        />
      </div>
    </div>
  );
}
