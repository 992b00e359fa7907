import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Room } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { Empty } from "@/ui/Empty";

import { useLounge, useLoungeRooms, useRoomsLoaded } from "./lounge";
import { PageHeader } from "./PageHeader";
import { WaitPage } from "./FallbackPages";

function partOfDay(hour: number): "morning" | "afternoon" | "evening" {
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

function RoomCard({ room }: { room: Room }) {
  const { t } = useTranslation();
  const unread = room.unread ?? 0;
  return (
    <li>
      <Link
        to={`/lounge/${room.slug}`}
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

/** The first page: where things are going on. */
export function LoungePage() {
  const { t } = useTranslation();
  const lounge = useLounge().data;
  const rooms = useLoungeRooms();
  const loaded = useRoomsLoaded();
  const me = useStore((state) => state.me);
  const name = lounge?.name ?? t("shell.lounge");
  useEffect(() => {
    document.title = `${name} · Carya`;
  }, [name]);
  if (!loaded && rooms.length === 0) return <WaitPage />;
  return (
    <>
      <PageHeader title={name} text={lounge?.description} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-4xl px-5 py-10 sm:px-8">
          <p className="font-display text-3xl font-semibold text-balance sm:text-4xl">
            {t(`lounge.${partOfDay(new Date().getHours())}`, { name: me?.display_name ?? "" })}
          </p>
          <p className="mt-2 text-lg text-ink-soft">{t("lounge.choose")}</p>
          {rooms.length === 0 ? (
            <Empty title={t("lounge.empty")} text={t("lounge.empty_text")} />
          ) : (
            <ul className="mt-8 grid gap-4 lg:grid-cols-2">{rooms.map((room) => <RoomCard key={room.id} room={room} />)}</ul>
          )}
        </div>
      </div>
    </>
  );
}
