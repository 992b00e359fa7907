import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { lazily } from "@/lib/lazily";
import { rest } from "@/lib/rest";
import type { Room, Thread } from "@/protocol/objects";
import type { ThreadFilter } from "@/protocol/rest";
import { useStore } from "@/store/context";

import { Tabs } from "./Tabs";
import { ThreadList } from "./ThreadList";
import { useThreadPages } from "./useThreadPages";

const RecentMoves = lazily(() => import("./moves/RecentMoves"));

const FILTERS = ["open", "unanswered", "resolved", "archived"] satisfies ThreadFilter[];
type Filter = (typeof FILTERS)[number];

interface Props {
  room: Room;
  isModerator: boolean;
  to: (thread: Thread) => string;
}

/** The threads of one room, by how they stand; for moderators also what was moved. */
export function RoomThreads({ room, isModerator, to }: Props) {
  const { t } = useTranslation();
  const [view, setView] = useState<Filter | "moves">("open");
  const filter = view === "moves" ? "open" : view;
  const version = useStore((state) =>
    Object.values(state.threads).reduce((latest, thread) => (thread.room === room.id ? Math.max(latest, thread.last_seq) : latest), 0),
  );
  const pages = useThreadPages([room.id, filter], (cursor) => rest.threads(room.id, filter, cursor), version);
  return (
    <>
      <div className="border-b border-line px-3 py-2 sm:px-5">
        <Tabs
          label={t("threads.filter")}
          choices={[...FILTERS, ...(isModerator ? (["moves"] as const) : [])].map((value) => ({ value, text: t(`threads.filters.${value}`) }))}
          chosen={view}
          onChoose={setView}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {view === "moves" ? (
          <Suspense><RecentMoves room={room} /></Suspense>
        ) : (
          <ThreadList pages={pages} to={to} empty={{ title: t("threads.none"), text: t(`threads.none_text.${filter}`) }} />
        )}
      </div>
    </>
  );
}
