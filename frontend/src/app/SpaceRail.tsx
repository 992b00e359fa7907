import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { lazily } from "@/lib/lazily";
import type { Room, Space } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";
import { Logo } from "@/ui/Logo";
import { SpaceTile } from "@/ui/SpaceTile";
import { TIP } from "@/ui/Tip";

import { LOUNGE, spacePath, useHere, useMySpaces, useSpaceHere } from "./spaces";

const CreateSpaceDialog = lazily(() => import("@/features/spaces/CreateSpaceDialog"));

const MOST = 99;
const TILE = "size-11 rounded-2xl text-[0.9375rem]";
const ROUND = `${TILE} grid place-items-center border border-dashed border-line-strong text-ink-soft transition-colors hover:border-pecan hover:text-pecan`;

interface EntryProps {
  to: string;
  label: string;
  here: boolean;
  unread: number;
  children: ReactNode;
}

function Entry({ to, label, here, unread, children }: EntryProps) {
  const { t } = useTranslation();
  return (
    <li className="relative">
      <span aria-hidden="true" className={cx("absolute top-1/2 -left-2.5 w-1 -translate-y-1/2 rounded-r-full bg-pecan transition-all", here ? "h-7" : unread > 0 ? "h-2" : "h-0")} />
      <Link
        to={to}
        {...TIP}
        aria-label={unread > 0 ? t("spaces.with_unread", { name: label, count: unread }) : label}
        aria-current={here ? "true" : undefined}
        className={cx("block rounded-2xl transition-transform hover:scale-105", here && "outline-2 outline-offset-2 outline-pecan/70")}
      >
        {children}
        {unread > 0 && (
          <span aria-hidden="true" className="absolute -right-1 -bottom-1 min-w-5 rounded-full bg-pecan px-1 text-center text-tiny leading-5 font-bold text-on-pecan ring-2 ring-shell tabular-nums">
            {unread >= MOST ? `${MOST}+` : unread}
          </span>
        )}
      </Link>
    </li>
  );
}

/** Unread messages by space. */
function useUnread(): Map<string, number> {
  const rooms = useStore((state) => state.rooms);
  const closed = useStore((state) => state.closed);
  const counts = new Map<string, number>();
  const counted = (room: Room) => !room.archived && !(room.id in closed);
  for (const room of Object.values(rooms)) {
    if (counted(room)) counts.set(room.space, (counts.get(room.space) ?? 0) + (room.unread ?? 0));
  }
  return counts;
}

const byName = (one: Space, other: Space) => one.name.localeCompare(other.name);

/** One's spaces, the way to others, and to one's own new one. */
export function SpaceRail() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mine = useMySpaces().data ?? [];
  const here = useHere();
  const unread = useUnread();
  const [founding, setFounding] = useState(false);
  const lounge = mine.find(({ slug }) => slug === LOUNGE);
  const visited = useSpaceHere();
  const others = mine.filter(({ slug, archived }) => slug !== LOUNGE && (!archived || slug === here)).sort(byName);
  return (
    <nav aria-label={t("spaces.mine")} className="flex w-16 shrink-0 flex-col items-center gap-2.5 overflow-y-auto border-r border-line bg-shell/60 py-3">
      <ul className="flex flex-col items-center gap-2.5">
        <Entry to={spacePath(LOUNGE)} label={lounge?.name ?? t("shell.lounge")} here={here === LOUNGE} unread={lounge ? (unread.get(lounge.id) ?? 0) : 0}>
          <span className={cx(TILE, "grid place-items-center bg-raised")}><Logo className="size-9" /></span>
        </Entry>
        {others.length > 0 && <li role="presentation" className="h-px w-8 bg-line-strong" />}
        {others.map((space) => (
          <Entry key={space.id} to={spacePath(space.slug)} label={space.name} here={here === space.slug} unread={unread.get(space.id) ?? 0}>
            <SpaceTile name={space.name} colour={space.colour} icon={space.icon} className={cx(TILE, space.archived && "opacity-50")} />
          </Entry>
        ))}
        {visited && !visited.joined && visited.slug !== LOUNGE && (
          <Entry to={spacePath(visited.slug)} label={visited.name} here unread={0}>
            <SpaceTile name={visited.name} colour={visited.colour} icon={visited.icon} className={cx(TILE, "opacity-70")} />
          </Entry>
        )}
      </ul>
      <button type="button" {...TIP} aria-label={t("spaces.found")} onClick={() => setFounding(true)} className={ROUND}><Icon name="plus" className="size-5" /></button>
      <Link to="/spaces" {...TIP} aria-label={t("spaces.discover")} className={ROUND}><Icon name="compass" className="size-5" /></Link>
      {founding && (
        <Suspense>
          <CreateSpaceDialog onClose={() => setFounding(false)} onFounded={(slug) => void navigate(spacePath(slug))} />
        </Suspense>
      )}
    </nav>
  );
}
