import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useParams } from "react-router";

import { rest } from "@/lib/rest";
import { useStore } from "@/store/context";
import { Empty } from "@/ui/Empty";

import { WaitPage } from "./FallbackPages";
import { PageHeader } from "./PageHeader";
import { useHere, usePaths, useRoomsLoaded } from "./spaces";

/** Finds the room of a message and goes there. */
export default function PermalinkPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const message = useQuery({ queryKey: ["message", id], queryFn: () => rest.message(id), retry: false });
  const room = useStore((state) => (message.data ? state.rooms[message.data.room] : undefined));
  const loaded = useRoomsLoaded(useHere());
  const paths = usePaths();
  if (room && message.data) {
    const { thread, also_in_room } = message.data;
    const to = thread && !also_in_room ? paths.thread(room, thread) : paths.room(room);
    return <Navigate to={to} state={{ target: message.data.id }} replace />;
  }
  if (message.isPending || (message.isSuccess && !loaded)) return <WaitPage />;
  return (
    <>
      <PageHeader title={t("permalink.title")} />
      <div className="grid flex-1 place-items-center">
        <Empty title={t("permalink.missing")} text={t("permalink.missing_text")}>
          <Link to="/lounge" className="font-medium text-pecan underline underline-offset-4">{t("page.to_lounge")}</Link>
        </Empty>
      </div>
    </>
  );
}
