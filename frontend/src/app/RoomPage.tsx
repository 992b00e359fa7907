import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useParams } from "react-router";

import type { Room } from "@/protocol/objects";
import { useLoungeRoom } from "@/store/useLoungeRoom";
import { Drawer } from "@/ui/Drawer";
import { Empty } from "@/ui/Empty";
import { IconButton } from "@/ui/IconButton";

import { NotFoundPage, WaitPage } from "./FallbackPages";
import { LOUNGE, useRoomAt, useRoomsLoaded } from "./lounge";
import { PageHeader } from "./PageHeader";
import { RoomView } from "./RoomView";

const MembersPanel = lazy(() => import("@/features/members/MembersPanel"));

export function RoomPage() {
  const { slug } = useParams();
  const room = useRoomAt(slug);
  const loaded = useRoomsLoaded();
  const { key, state } = useLocation();
  const target = (state as { target?: string } | null)?.target ?? null;
  if (room) return <OpenRoom key={room.id} room={room} target={target} entry={key} />;
  return loaded ? <NotFoundPage /> : <WaitPage />;
}

const isWide = () => matchMedia("(min-width: 80rem)").matches;

interface Props {
  room: Room;
  /** The message the address asked for. */
  target: string | null;
  /** The entry of the browser's history. */
  entry: string;
}

function OpenRoom({ room, target, entry }: Props) {
  const { t } = useTranslation();
  const { closed } = useLoungeRoom(room.id);
  const [members, setMembers] = useState(isWide);
  const [sheet, setSheet] = useState(false);
  const unread = room.unread ?? 0;
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${room.name} · Carya`;
  }, [unread, room.name]);

  const mark = (
    <span aria-hidden="true" className="grid size-10 shrink-0 place-items-center rounded-xl bg-pecan-wash emoji text-xl max-sm:hidden">
      {room.emoji || "🌰"}
    </span>
  );
  const toggle = () => (matchMedia("(min-width: 64rem)").matches ? setMembers(!members) : setSheet(true));
  return (
    <>
      <PageHeader title={room.name} text={room.topic} mark={mark}>
        {/* Whoever is here counts, so none means that the number is not known yet. */}
        {room.online ? (
          <span className="flex shrink-0 items-center gap-1.5 rounded-full bg-leaf-wash px-2.5 py-1 text-xs font-semibold text-leaf tabular-nums">
            <span className="size-1.5 rounded-full bg-leaf" aria-hidden="true" />
            {t("room.online", { count: room.online })}
          </span>
        ) : null}
        <IconButton icon="people" label={t("room.members")} aria-pressed={members} onClick={toggle} />
      </PageHeader>
      <div className="flex min-h-0 flex-1">
        {closed ? (
          <div className="grid flex-1 place-items-center">
            <Empty title={t("room.closed")} text={t("room.closed_text")} />
          </div>
        ) : (
          <RoomView room={room} permalink={target} entry={entry} />
        )}
        {members && (
          <aside aria-label={t("room.members")} className="hidden w-64 shrink-0 flex-col border-l border-line bg-husk lg:flex">
            <Suspense><MembersPanel space={LOUNGE} /></Suspense>
          </aside>
        )}
      </div>
      <Drawer open={sheet} onClose={() => setSheet(false)} label={t("room.members")} side="right">
        <Suspense><MembersPanel space={LOUNGE} /></Suspense>
      </Drawer>
    </>
  );
}
