import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { Composer } from "@/features/composer/Composer";
import { type Hands, HandsContext, isEditable } from "@/features/timeline/hands";
import { Timeline } from "@/features/timeline/Timeline";
import { TypingLine } from "@/features/timeline/TypingLine";
import { errorText } from "@/lib/errors";
import { rest } from "@/lib/rest";
import type { Id, Message, Room } from "@/protocol/objects";
import { useGetState, useLive, useStore } from "@/store/context";
import { isDeleted } from "@/store/state";
import { useToast } from "@/ui/toasts";

import { LOUNGE } from "./lounge";
import { useBarred, useSlowSeconds } from "./useBarred";

const DeleteDialog = lazy(() => import("@/features/timeline/DeleteDialog"));
const ReportDialog = lazy(() => import("@/features/timeline/ReportDialog"));

interface Props {
  room: Room;
  /** The message the address asked for. */
  permalink: Id | null;
}

/** The middle of a room: what was said, and where to say something. */
export function RoomView({ room, permalink }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const getState = useGetState();
  const typing = useStore((state) => state.typing[room.id]);
  const loaded = useStore((state) => state.timelines[room.id] !== undefined);
  const barred = useBarred(room);
  const slowSeconds = useSlowSeconds(room);
  const [editing, setEditing] = useState<Id | null>(null);
  const [replyTo, setReplyTo] = useState<Message | null>(null);
  const [removing, setRemoving] = useState<Message | null>(null);
  const [reporting, setReporting] = useState<Message | null>(null);
  const [lost, setLost] = useState(false);
  const [target, setTarget] = useState<{ id: Id; asked: number } | null>(null);

  const show = useCallback(
    async (id: Id) => {
      const state = getState();
      try {
        if (!state.timelines[room.id]?.ids.includes(id)) {
          const seq = state.messages[id]?.seq ?? (await rest.message(id)).seq;
          if (seq === null) return setLost(true);
          await live.around(room.id, seq);
        }
        setTarget((before) => ({ id, asked: (before?.asked ?? 0) + 1 }));
      } catch (error) {
        setLost(true);
        say(errorText(t, error), "bad");
      }
    },
    [getState, live, room.id, say, t],
  );

  useEffect(() => {
    // Fetching is the effect; the state follows when the answer is there.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    if (permalink && loaded) void show(permalink);
  }, [permalink, loaded, show]);

  const hands = useMemo<Hands>(
    () => ({
      canWrite: barred === null,
      editing,
      edit: setEditing,
      reply: setReplyTo,
      remove: setRemoving,
      report: setReporting,
      show: (id) => void show(id),
    }),
    [barred, editing, show],
  );

  const editLast = () => {
    const { timelines, messages, me } = getState();
    const own = timelines[room.id]?.ids.findLast((id) => {
      const entry = messages[id];
      return entry && !isDeleted(entry) && isEditable(entry, me?.id);
    });
    if (own) setEditing(own);
  };

  return (
    <HandsContext value={hands}>
      <section aria-label={room.name} className="flex min-w-0 flex-1 flex-col">
        <Timeline room={room} target={target?.id ?? null} asked={target?.asked ?? 0} deferred={permalink !== null && !lost} />
        <TypingLine typists={typing} space={LOUNGE} />
        <Composer
          key={room.id}
          room={room}
          barred={barred}
          slowSeconds={slowSeconds}
          replyTo={replyTo}
          onCancelReply={() => setReplyTo(null)}
          onEditLast={editLast}
          editing={editing !== null}
        />
      </section>
      <Suspense>
        {removing && <DeleteDialog message={removing} onClose={() => setRemoving(null)} />}
        {reporting && <ReportDialog message={reporting} onClose={() => setReporting(null)} />}
      </Suspense>
    </HandsContext>
  );
}
