import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, useNavigate, useParams } from "react-router";

import type { Room } from "@/protocol/objects";
import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";
import { Logo } from "@/ui/Logo";

import { useLounge, useLoungeRooms } from "./lounge";
import { OwnCard } from "./OwnCard";
import { ThreadsLink } from "./ThreadsLink";

const MOST = 99;

function RoomLink({ room }: { room: Room }) {
  const { t } = useTranslation();
  const unread = room.unread ?? 0;
  return (
    <li>
      <NavLink
        to={`/lounge/${room.slug}`}
        className={({ isActive }) =>
          cx(
            "group flex min-h-11 items-center gap-3 rounded-xl px-2.5 transition-colors",
            isActive ? "bg-raised text-ink shadow-lift" : "text-ink-soft hover:bg-shell/70 hover:text-ink",
            unread > 0 && "text-ink",
          )
        }
      >
        <span className="grid size-7 shrink-0 place-items-center rounded-lg emoji text-lg" aria-hidden="true">
          {room.emoji || <Icon name={room.kind === "announcement" ? "megaphone" : "leaf"} className="size-[1.125rem]" />}
        </span>
        <span className={cx("min-w-0 flex-1 truncate text-[0.9375rem]", unread > 0 && "font-semibold")}>{room.name}</span>
        {(room.online ?? 0) > 0 && (
          <span className="flex items-center gap-1 text-xs text-ink-faint tabular-nums">
            <span className="size-1.5 rounded-full bg-leaf" aria-hidden="true" />
            {room.online}
            <span className="sr-only">{t("shell.online")}</span>
          </span>
        )}
        {unread > 0 && (
          <span className="min-w-5 rounded-full bg-pecan px-1.5 text-center text-tiny leading-5 font-bold text-on-pecan tabular-nums">
            {unread >= MOST ? `${MOST}+` : unread}
            <span className="sr-only">{t("shell.unread")}</span>
          </span>
        )}
      </NavLink>
    </li>
  );
}

/** Alt with the arrows walks through the rooms. */
function useRoomKeys(rooms: Room[]): void {
  const navigate = useNavigate();
  const { slug } = useParams();
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!event.altKey || step === undefined || rooms.length === 0) return;
      event.preventDefault();
      const at = rooms.findIndex((room) => room.slug === slug);
      const next = rooms[(Math.max(at, step < 0 ? 0 : -1) + step + rooms.length) % rooms.length];
      if (next) void navigate(`/lounge/${next.slug}`);
    };
    window.addEventListener("keydown", walk);
    return () => window.removeEventListener("keydown", walk);
  }, [rooms, slug, navigate]);
}

export function Sidebar() {
  const { t } = useTranslation();
  const lounge = useLounge().data;
  const rooms = useLoungeRooms();
  useRoomKeys(rooms);
  return (
    <>
      <Link to="/lounge" className="m-3 mb-1 flex items-center gap-3 rounded-2xl p-2 hover:bg-shell/60">
        <Logo className="size-10" />
        <span className="min-w-0">
          <span className="block truncate font-display text-lg leading-tight font-semibold">{lounge?.name ?? t("shell.lounge")}</span>
          {lounge && <span className="text-xs text-ink-faint">{t("shell.members", { count: lounge.member_count })}</span>}
        </span>
      </Link>
      <nav aria-label={t("shell.rooms")} className="min-h-0 flex-1 overflow-y-auto p-3">
        <div className="pb-3"><ThreadsLink /></div>
        <h2 className="px-2.5 pb-1.5 text-tiny font-semibold tracking-wide text-ink-faint uppercase">{t("shell.rooms")}</h2>
        <ul className="space-y-0.5">{rooms.map((room) => <RoomLink key={room.id} room={room} />)}</ul>
      </nav>
      <OwnCard />
    </>
  );
}
