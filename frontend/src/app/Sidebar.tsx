import { useTranslation } from "react-i18next";
import { Link, NavLink } from "react-router";

import { DraftMark } from "@/features/drafts/DraftMark";
import type { Room } from "@/protocol/objects";
import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";

import { GoButton } from "./keys/GoButton";
import { useRooms } from "./lounge";
import { OwnCard } from "./OwnCard";
import { SavedLink } from "./SavedLink";
import { SpaceButtons } from "./SpaceButtons";
import { SpaceRail } from "./SpaceRail";
import { LOUNGE, spacePath, useHere, usePaths, useSpace } from "./spaces";
import { ThreadsLink } from "./ThreadsLink";
import { UnsentLink } from "./UnsentLink";

const MOST = 99;

function RoomLink({ room, to }: { room: Room; to: string }) {
  const { t } = useTranslation();
  const unread = room.unread ?? 0;
  return (
    <li>
      <NavLink
        to={to}
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
        <DraftMark place={room.id} />
        {(room.online ?? 0) > 0 && (
          <span className="flex items-center gap-1 text-xs text-ink-faint tabular-nums">
            <span className="size-1.5 rounded-full bg-leaf" aria-hidden="true" />
            {room.online}
            <span className="sr-only">{t("shell.online")}</span>
          </span>
        )}
        {unread > 0 && (
          <span data-why={`rooms/${room.id}`} className="min-w-5 rounded-full bg-pecan px-1.5 text-center text-tiny leading-5 font-bold text-on-pecan tabular-nums">
            {unread >= MOST ? `${MOST}+` : unread}
            <span className="sr-only">{t("shell.unread")}</span>
          </span>
        )}
      </NavLink>
    </li>
  );
}

export function Sidebar() {
  const { t } = useTranslation();
  const here = useHere();
  const { space } = useSpace(here);
  const rooms = useRooms(here);
  const paths = usePaths();
  return (
    <div className="flex min-h-0 flex-1">
      <SpaceRail />
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex min-h-16 items-center gap-1 border-b border-line pr-2 pl-3">
          <Link to={spacePath(here)} className="min-w-0 flex-1 rounded-xl px-2 py-1 hover:bg-shell/60">
            <span className="block truncate font-display text-lg leading-tight font-semibold">{space?.name ?? (here === LOUNGE ? t("shell.lounge") : here)}</span>
            {space && <span className="block truncate text-xs text-ink-faint">{t("shell.members", { count: space.member_count })}</span>}
          </Link>
          {space && <SpaceButtons space={space} />}
        </div>
        <nav aria-label={t("shell.rooms")} className="min-h-0 flex-1 overflow-y-auto p-3">
          <div className="pb-3"><GoButton /><ThreadsLink /><UnsentLink /><SavedLink /></div>
          <h2 className="px-2.5 pb-1.5 text-tiny font-semibold tracking-wide text-ink-faint uppercase">{t("shell.rooms")}</h2>
          <ul className="space-y-0.5">{rooms.map((room) => <RoomLink key={room.id} room={room} to={paths.room(room)} />)}</ul>
        </nav>
        <OwnCard />
      </div>
    </div>
  );
}
