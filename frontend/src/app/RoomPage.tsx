import { lazy, Suspense, useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useMatch, useNavigate, useParams } from "react-router";

import type { Id, Room } from "@/protocol/objects";
import { useLoungeRoom } from "@/store/useLoungeRoom";
import { cx } from "@/ui/cx";
import { Drawer } from "@/ui/Drawer";
import { Empty } from "@/ui/Empty";
import { IconButton } from "@/ui/IconButton";

import { NotFoundPage, WaitPage } from "./FallbackPages";
import { LOUNGE, threadPath, useRoomAt, useRoomsLoaded } from "./lounge";
import { PageHeader } from "./PageHeader";
import { RoomView } from "./RoomView";

const RoomThreadsPanel = lazy(() => import("./RoomThreadsPanel"));
const ThreadPanel = lazy(() => import("./ThreadPanel"));
const MembersPanel = lazy(() => import("@/features/members/MembersPanel"));

export function RoomPage() {
  const { slug } = useParams();
  const room = useRoomAt(slug);
  const loaded = useRoomsLoaded();
  const { key, state } = useLocation();
  const thread = useMatch("/lounge/:slug/t/:thread")?.params.thread ?? null;
  const list = useMatch("/lounge/:slug/threads") !== null;
  const target = (state as { target?: string } | null)?.target ?? null;
  if (room) return <OpenRoom key={room.id} room={room} thread={thread} list={list} target={target} entry={key} />;
  return loaded ? <NotFoundPage /> : <WaitPage />;
}

const isWide = () => matchMedia("(min-width: 80rem)").matches;
const beside = () => matchMedia("(min-width: 64rem)");

function watchWidth(changed: () => void): () => void {
  const media = beside();
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}

/** Whether a thread has a place beside the room; else it lies over it. */
const useWide = () => useSyncExternalStore(watchWidth, () => beside().matches);

interface Props {
  room: Room;
  /** The thread that is open beside it. */
  thread: Id | null;
  /** Its threads are listed beside it. */
  list: boolean;
  /** The message the address asked for. */
  target: string | null;
  /** The entry of the browser's history. */
  entry: string;
}

function OpenRoom({ room, thread, list, target, entry }: Props) {
  const { t } = useTranslation();
  const { closed } = useLoungeRoom(room.id);
  const [members, setMembers] = useState(isWide);
  const [sheet, setSheet] = useState(false);
  const unread = room.unread ?? 0;
  const navigate = useNavigate();
  const wide = useWide();
  const panel = !closed && (thread !== null || list);
  const close = useCallback(() => void navigate(`/lounge/${room.slug}`), [navigate, room.slug]);
  const follow = useCallback((id: Id) => void navigate(threadPath(room.slug, id), { replace: true }), [navigate, room.slug]);
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${room.name} · Carya`;
  }, [unread, room.name]);

  const mark = (
    <span aria-hidden="true" className="grid size-10 shrink-0 place-items-center rounded-xl bg-pecan-wash emoji text-xl max-sm:hidden">
      {room.emoji || "🌰"}
    </span>
  );
  const toggle = () => (wide && !panel ? setMembers(!members) : setSheet(true));
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {/* What is covered keeps its size, and with it its place. */}
      <PageHeader className={panel ? "max-lg:invisible" : undefined} title={room.name} text={room.topic} mark={mark}>
        {/* Whoever is here counts, so none means that the number is not known yet. */}
        {room.online ? (
          <span className="flex shrink-0 items-center gap-1.5 rounded-full bg-leaf-wash px-2.5 py-1 text-xs font-semibold text-leaf tabular-nums">
            <span className="size-1.5 rounded-full bg-leaf" aria-hidden="true" />
            {t("room.online", { count: room.online })}
          </span>
        ) : null}
        <IconButton icon="thread" label={t("threads.many")} aria-pressed={list} onClick={() => (list ? close() : void navigate(`/lounge/${room.slug}/threads`))} />
        <IconButton icon="people" label={t("room.members")} aria-pressed={members && !panel} onClick={toggle} />
      </PageHeader>
      <div className="flex min-h-0 flex-1">
        {closed ? (
          <div className="grid flex-1 place-items-center">
            <Empty title={t("room.closed")} text={t("room.closed_text")} />
          </div>
        ) : (
          <div className={cx("flex min-w-0 flex-1", panel && "max-lg:invisible")}>
            <RoomView room={room} permalink={thread ? null : target} entry={entry} covered={panel && !wide} />
          </div>
        )}
        {thread && !closed && (
          <Suspense>
            <ThreadPanel key={thread} room={room} id={thread} permalink={target} entry={entry} onClose={close} onMoved={follow} />
          </Suspense>
        )}
        {list && !closed && (
          <Suspense>
            <RoomThreadsPanel room={room} onClose={close} />
          </Suspense>
        )}
        {members && !panel && (
          <aside aria-label={t("room.members")} className="hidden w-64 shrink-0 flex-col border-l border-line bg-husk lg:flex">
            <Suspense><MembersPanel space={LOUNGE} /></Suspense>
          </aside>
        )}
      </div>
      <Drawer open={sheet} onClose={() => setSheet(false)} label={t("room.members")} side="right">
        <Suspense><MembersPanel space={LOUNGE} /></Suspense>
      </Drawer>
    </div>
  );
}
