import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { lazily } from "@/lib/lazily";
import type { Room } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { Empty } from "@/ui/Empty";

import { NotFoundPage, WaitPage } from "./FallbackPages";
import { useRooms } from "./lounge";
import { PageHeader } from "./PageHeader";
import { LOUNGE, usePaths, useRoomsLoaded, useSpace } from "./spaces";

const DoorBar = lazily(() => import("@/features/spaces/DoorBar"));

function partOfDay(hour: number): "morning" | "afternoon" | "evening" {
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

function RoomCard({ room, to }: { room: Room; to: string }) {
  const { t } = useTranslation();
  const unread = room.unread ?? 0;
  return (
    <li>
      <Link
        to={to}
        className="group flex h-full gap-4 rounded-3xl border border-line bg-raised p-5 transition hover:-translate-y-0.5 hover:border-line-strong hover:shadow-lift"
      >
        <span aria-hidden="true" className="grid size-12 shrink-0 place-items-center rounded-2xl bg-pecan-wash emoji text-2xl">
          {room.emoji || "🌰"}
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span className="truncate font-display text-lg font-semibold">{room.name}</span>
            {unread > 0 && (
              <span className="shrink-0 rounded-full bg-pecan px-2 text-tiny leading-5 font-bold text-on-pecan">{t("lounge.unread", { count: unread })}</span>
            )}
          </span>
          <span className="mt-0.5 line-clamp-2 text-sm leading-relaxed text-ink-soft">{room.topic || t("lounge.no_topic")}</span>
          {room.online ? (
            <span className="mt-2.5 flex items-center gap-1.5 text-xs text-ink-faint">
              <span className="size-1.5 rounded-full bg-leaf" aria-hidden="true" />
              {t("lounge.online", { count: room.online })}
            </span>
          ) : null}
        </span>
      </Link>
    </li>
  );
}

/** The first page of a space: where things are going on. */
export function LoungePage() {
  const { t } = useTranslation();
  const { space: slug = LOUNGE } = useParams();
  const { space, missing } = useSpace(slug);
  const rooms = useRooms(slug);
  const loaded = useRoomsLoaded(slug);
  const paths = usePaths();
  const me = useStore((state) => state.me);
  const name = space?.name ?? t("shell.lounge");
  useEffect(() => {
    document.title = `${name} · Carya`;
  }, [name]);
  if (missing) return <NotFoundPage />;
  if (!loaded && rooms.length === 0) return <WaitPage />;
  return (
    <>
      <PageHeader title={name} text={space?.description} />
      <Suspense>{space && !space.joined && <DoorBar space={space} />}</Suspense>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-4xl px-5 py-10 sm:px-8">
          <p className="font-display text-3xl font-semibold text-balance sm:text-4xl">
            {t(`lounge.${partOfDay(new Date().getHours())}`, { name: me?.display_name ?? "" })}
          </p>
          <p className="mt-2 text-lg text-ink-soft">{t("lounge.choose")}</p>
          {rooms.length === 0 ? (
            <Empty title={t("lounge.empty")} text={t("lounge.empty_text")} />
          ) : (
            <ul className="mt-8 grid gap-4 lg:grid-cols-2">{rooms.map((room) => <RoomCard key={room.id} room={room} to={paths.room(room)} />)}</ul>
          )}
        </div>
      </div>
    </>
  );
}
