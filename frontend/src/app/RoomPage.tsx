import { Suspense, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useMatch, useNavigate, useParams } from "react-router";

import { lazily } from "@/lib/lazily";
import { useShortcuts } from "@/lib/shortcuts";
import type { Room } from "@/protocol/objects";
import { useLive } from "@/store/context";
import { useLoungeRoom } from "@/store/useLoungeRoom";
import { cx } from "@/ui/cx";
import { Drawer } from "@/ui/Drawer";
import { Empty } from "@/ui/Empty";

import { NotFoundPage, WaitPage } from "./FallbackPages";
import { useRoomAt } from "./lounge";
import { PageHeader } from "./PageHeader";
import { RoomView } from "./RoomView";
import { RoomTools } from "./RoomTools";
import { LOUNGE, usePaths, useRoomsLoaded, useSpaceOf } from "./spaces";
import { usePanes } from "./usePanes";
import { BESIDE, isWider, TWO_BESIDE, useWider } from "./useWider";

const RoomThreadsPanel = lazily(() => import("./RoomThreadsPanel"));
const ThreadPanel = lazily(() => import("./ThreadPanel"));
const DoorBar = lazily(() => import("@/features/spaces/DoorBar"));
const MembersPanel = lazily(() => import("@/features/members/MembersPanel"));

export function RoomPage() {
  const { slug, space = LOUNGE } = useParams();
  const room = useRoomAt(space, slug);
  const loaded = useRoomsLoaded(space);
  const { key, state } = useLocation();
  const inLounge = useMatch("/lounge/:slug/threads");
  const list = useMatch("/r/:space/:slug/threads") !== null || inLounge !== null;
  const target = (state as { target?: string } | null)?.target ?? null;
  if (room) return <OpenRoom key={room.id} room={room} space={space} list={list} target={target} entry={key} />;
  return loaded ? <NotFoundPage /> : <WaitPage />;
}

interface Props {
  room: Room;
  /** The slug of its space. */
  space: string;
  /** Its threads are listed beside it. */
  list: boolean;
  /** The message the address asked for. */
  target: string | null;
  /** The entry of the browser's history. */
  entry: string;
}

function OpenRoom({ room, space, list, target, entry }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const { closed } = useLoungeRoom(room.id);
  const [members, setMembers] = useState(() => isWider(TWO_BESIDE));
  const [sheet, setSheet] = useState(false);
  const unread = room.unread ?? 0;
  const navigate = useNavigate();
  const wide = useWider(BESIDE);
  const panes = usePanes(room);
  const threads = closed ? [] : panes.shown;
  const panel = !closed && (threads.length > 0 || list);
  const path = usePaths().room(room);
  const around = useSpaceOf(room);
  const close = useCallback(() => void navigate(path), [navigate, path]);
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${room.name} · Carya`;
  }, [unread, room.name]);

  const toggle = () => (wide && !panel ? setMembers(!members) : setSheet(true));
  const toggleThreads = () => (list ? close() : void navigate(`${path}/threads`));
  useShortcuts({ members: toggle, threads: toggleThreads, mark_read: () => unread > 0 && live.read(room.id, room.head) });

  const mark = (
    <span aria-hidden="true" className="grid size-10 shrink-0 place-items-center rounded-xl bg-pecan-wash emoji text-xl max-sm:hidden">
      {room.emoji || "🌰"}
    </span>
  );
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {/* What is covered keeps its size, and with it its place. */}
      <PageHeader className={panel ? "max-lg:invisible" : undefined} title={room.name} text={room.topic} mark={mark}>
        {/* Whoever is here counts, so none means that the number is not known yet. */}
        {room.online ? (
          <span className="flex shrink-0 items-center gap-1.5 rounded-full bg-leaf-wash px-2.5 py-1 text-xs font-semibold text-leaf tabular-nums max-sm:hidden">
            <span className="size-1.5 rounded-full bg-leaf" aria-hidden="true" />
            <span className="max-sm:sr-only">{t("room.online", { count: room.online })}</span>
            <span className="sm:hidden" aria-hidden="true">{room.online}</span>
          </span>
        ) : null}
        <RoomTools
          room={room}
          space={around}
          shown={list ? "threads" : members && wide && !panel ? "members" : null}
          onThreads={toggleThreads}
          onMembers={toggle}
        />
      </PageHeader>
      {around && !around.joined && !closed && <Suspense><DoorBar space={around} /></Suspense>}
      <div className="flex min-h-0 flex-1">
        {closed ? (
          <div className="grid flex-1 place-items-center">
            <Empty title={t("room.closed")} text={t("room.closed_text")} />
          </div>
        ) : (
          <div className={cx("flex min-w-0 flex-1", panel && "max-lg:invisible")}>
            <RoomView room={room} permalink={threads.length > 0 ? null : target} entry={entry} covered={panel && !wide} />
          </div>
        )}
        {threads.map((thread, index) => (
          <Suspense key={thread}>
            <ThreadPanel room={room} id={thread} second={index > 0} shared={threads.length > 1} permalink={target} entry={entry} panes={panes} />
          </Suspense>
        ))}
        {list && !closed && (
          <Suspense>
            <RoomThreadsPanel room={room} onClose={close} />
          </Suspense>
        )}
        {members && !panel && (
          <aside aria-label={t("room.members")} className="hidden w-64 shrink-0 flex-col border-l border-line bg-husk lg:flex">
            <Suspense><MembersPanel space={space} room={room.id} /></Suspense>
          </aside>
        )}
      </div>
      <Drawer open={sheet} onClose={() => setSheet(false)} label={t("room.members")} side="right">
        <Suspense><MembersPanel space={space} room={room.id} /></Suspense>
      </Drawer>
    </div>
  );
}
