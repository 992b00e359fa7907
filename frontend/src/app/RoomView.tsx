import { type KeyboardEvent, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { Composer } from "@/features/composer/Composer";
import { useAttaching } from "@/features/media/useAttaching";
import { type Hands, HandsContext, isEditable } from "@/features/timeline/hands";
import { savedPlace } from "@/features/timeline/savedPlace";
import { SelectionContext } from "@/features/timeline/selection";
import { Timeline } from "@/features/timeline/Timeline";
import { TypingLine } from "@/features/timeline/TypingLine";
import type { Target } from "@/features/timeline/useTarget";
import { errorText } from "@/lib/errors";
import { lazily } from "@/lib/lazily";
import { rest } from "@/lib/rest";
import { useShortcuts } from "@/lib/shortcuts";
import type { Id, Message, Room, Thread } from "@/protocol/objects";
import { useGetState, useLive, useStore } from "@/store/context";
import { type Entry, isDeleted, isInRoom } from "@/store/state";
import { Icon } from "@/ui/Icon";
import { useToast } from "@/ui/toasts";

import { GallerySwitch } from "./GallerySwitch";
import { useHere, usePaths } from "./spaces";
import { useBarred, useSlowSeconds } from "./useBarred";
import { useSelecting } from "./useSelecting";
import { useGallery } from "./useGallery";
import { useKeeping } from "./useKeeping";
import { useMarkHands } from "./useMarkHands";
import { usePassingOn } from "./usePassingOn";
import { useReplyTo } from "./useReplyTo";
import { useThreadHands } from "./useThreadHands";

const Gallery = lazily(() => import("@/features/showcase/Gallery"));
const DeleteDialog = lazily(() => import("@/features/timeline/DeleteDialog"));
const MoveBar = lazily(() => import("@/features/threads/moves/MoveBar"));
const SimilarThreads = lazily(() => import("@/features/threads/SimilarThreads"));
const ReportDialog = lazily(() => import("@/features/timeline/ReportDialog"));

interface Props {
  room: Room;
  /** One of its threads is shown instead. */
  thread?: Thread | null;
  /** The message the address asked for. */
  permalink: Id | null;
  /** The entry of the browser's history: a message is gone to once for each. */
  entry: string;
  /** Something lies over it. */
  covered?: boolean;
}

/** The middle of a room, or one of its threads: what was said, and where to say something. */
export function RoomView({ room, thread = null, permalink, entry, covered = false }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const navigate = useNavigate();
  const say = useToast();
  const getState = useGetState();
  const here = useHere();
  const paths = usePaths();
  const inside = thread?.id;
  const key = inside ?? room.id;
  const section = useRef<HTMLElement>(null);
  const rowOf = (id: Id) => section.current?.querySelector<HTMLElement>(`article[data-message="${id}"], article[data-own="${id}"]`) ?? null;
  const typing = useStore((state) => state.typing[key]);
  const loaded = useStore((state) => state.timelines[key] !== undefined);
  const barred = useBarred(room, thread);
  const threadHands = useThreadHands(room, thread);
  const gallery = useGallery(room, thread, permalink !== null);
  const markHands = useMarkHands(room, thread);
  const keeping = useKeeping(room, thread);
  const { begin, selection, end } = useSelecting(room, key);
  const slowSeconds = useSlowSeconds(room);
  const attaching = useAttaching(key, barred === null);
  const [editing, setEditing] = useState<Id | null>(null);
  const [replyTo, setReplyTo] = useReplyTo(room.id, inside ?? null);
  const passing = usePassingOn(barred === null, setReplyTo);
  const [removing, setRemoving] = useState<Message | null>(null);
  const [reporting, setReporting] = useState<Message | null>(null);
  const [text, setText] = useState("");
  const [lost, setLost] = useState(false);
  const [target, setTarget] = useState<Target | null>(null);
  // A page that was loaded anew goes back to where it was, and to no message it had once been sent to.
  const [saved] = useState(() => (thread ? undefined : savedPlace(room.id, entry)));
  const followed = useRef(saved === undefined ? null : entry);

  const show = useCallback(
    async (id: Id, at: Target["at"] = "center") => {
      const state = getState();
      try {
        if (!state.timelines[key]?.ids.includes(id)) {
          const isHere = (entry: Entry) => entry.room === room.id && (inside ? entry.thread === inside : isInRoom(entry));
          const known = state.messages[id];
          const found = known && isHere(known) ? known : await rest.message(id);
          // It was moved: a quote leads there, a place that was left does not.
          if (!isHere(found) && at === "center") return void navigate(`/m/${found.id}`);
          if (found.seq === null || !isHere(found)) return setLost(true);
          await live.around(room.id, found.seq, inside);
        }
        setTarget((before) => ({ id, at, asked: (before?.asked ?? 0) + 1 }));
      } catch (error) {
        setLost(true);
        say(errorText(t, error), "bad");
      }
    },
    [getState, key, live, navigate, room.id, inside, say, t],
  );

  useEffect(() => {
    if (!permalink || !loaded || followed.current === entry) return;
    followed.current = entry;
    void show(permalink);
  }, [permalink, entry, loaded, show]);

  const returned = useRef(false);
  useEffect(() => {
    if (!saved || !loaded || returned.current) return;
    returned.current = true;
    void show(saved.key, saved.top);
  }, [saved, loaded, show]);

  const leaveChoosing = (event: KeyboardEvent) => {
    if (!selection || event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    end();
  };

  const hands = useMemo<Hands>(
    () => ({
      canWrite: barred === null,
      editing,
      edit: setEditing,
      reply: setReplyTo,
      remove: setRemoving,
      report: setReporting,
      show: (id) => void show(id),
      select: begin,
      ...threadHands,
      ...markHands,
      keep: keeping.keep,
      ...passing.hands,
    }),
    [barred, editing, setReplyTo, show, begin, threadHands, markHands, keeping.keep, passing.hands],
  );

  useShortcuts(thread ? {} : { write: () => section.current?.querySelector("textarea")?.focus() });

  const editLast = () => {
    const { timelines, messages, held, me } = getState();
    const waiting = Object.values(held).filter((message) => message.room === room.id && message.state === "held" && (!thread || message.thread === thread.id));
    const shown = (timelines[key]?.ids ?? []).flatMap((id) => {
      const entry = messages[id];
      return entry && !isDeleted(entry) && entry.state === "published" ? [entry] : [];
    });
    const [last] = [...shown, ...waiting]
      .filter((message) => isEditable(message, me?.id))
      .sort((one, other) => other.created_at.localeCompare(one.created_at));
    if (last) setEditing(last.id);
  };

  return (
    <HandsContext value={hands}>
      <section ref={section} aria-label={thread ? t("threads.one") : room.name} {...attaching.drop} onKeyDown={leaveChoosing} className="relative flex min-w-0 flex-1 flex-col">
        {gallery.can && <GallerySwitch on={gallery.on} onChange={gallery.set} />}
        {gallery.on ? (
          <Suspense fallback={<div className="flex-1" />}><Gallery room={room} onOpen={(message) => threadHands.openThread?.(message)} /></Suspense>
        ) : (
          <SelectionContext value={selection}>
            <Timeline room={room} thread={thread} covered={covered} entry={entry} target={target} deferred={(saved === undefined ? permalink !== null : saved !== null) && !lost} />
          </SelectionContext>
        )}
        <TypingLine typists={typing} space={here} />
        {room.kind === "help" && !thread && (
          <Suspense><SimilarThreads room={room.id} text={text} to={(found) => paths.thread(room, found.id)} /></Suspense>
        )}
        {selection && <Suspense><MoveBar room={room} thread={thread} ids={selection.ids} onEnd={end} /></Suspense>}
        {barred !== null && room.kind === "announcement" && !thread ? (
          <p className="flex items-center justify-center gap-2.5 border-t border-line px-5 py-4 text-center text-sm text-ink-soft">
            <Icon name="megaphone" className="size-5 text-pecan" /> {barred}
          </p>
        ) : (
          <div hidden={selection !== null}>
            <Composer
              key={key}
              room={room}
              thread={thread}
              {...(room.kind === "help" && !thread && { onText: setText })}
              mayShare={room.can_write !== false}
              barred={barred}
              slowSeconds={slowSeconds}
              replyTo={replyTo}
              onCancelReply={() => setReplyTo(null)}
              onEditLast={editLast}
              editing={editing !== null}
              attaching={attaching}
              quoting={passing.quoting}
            />
          </div>
        )}
        {attaching.veil}
      </section>
      {keeping.dialog}
      {passing.dialog}
      <Suspense>
        {removing && <DeleteDialog message={removing} onClose={() => setRemoving(null)} returnTo={() => rowOf(removing.id)} />}
        {reporting && <ReportDialog message={reporting} onClose={() => setReporting(null)} returnTo={() => rowOf(reporting.id)} />}
      </Suspense>
    </HandsContext>
  );
}
