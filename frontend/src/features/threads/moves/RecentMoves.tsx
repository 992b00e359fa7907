import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { rest } from "@/lib/rest";
import { moment } from "@/lib/time";
import type { Id, Room } from "@/protocol/objects";
import type { MovePage, MoveRecord } from "@/protocol/rest";
import { useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Spinner } from "@/ui/Spinner";

import { useUndo } from "./useUndo";

function MoveRow({ move, room, onUndo }: { move: MoveRecord; room: Room; onUndo: () => Promise<void> }) {
  const { t, i18n } = useTranslation();
  const rooms = useStore((state) => state.rooms);
  const [busy, setBusy] = useState(false);
  const [late] = useState(() => Date.now() > Date.parse(move.undo_until));
  const roomName = (id: Id) => rooms[id]?.name ?? t("moves.some_room");
  const place = move.thread ? move.title || t("moves.some_thread") : roomName(move.target);
  const way = move.kind === "merge" ? "merge" : "move";
  const name = move.actor.display_name;
  const undo = () => {
    setBusy(true);
    void onUndo().finally(() => setBusy(false));
  };
  return (
    <li className="flex items-center gap-3 rounded-2xl px-3 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="text-sm leading-5 break-words">{t(`moves.record.${way}`, { name, count: move.messages, place })}</p>
        <p className="mt-0.5 text-xs text-ink-faint">
          {moment(move.at, i18n.language)}
          {move.room !== move.target && ` · ${t(move.room === room.id ? "moves.record.out" : "moves.record.in", { name: roomName(move.room === room.id ? move.target : move.room) })}`}
        </p>
      </div>
      {move.undone_at ? (
        <span className="text-xs text-ink-faint">{t("moves.taken_back")}</span>
      ) : late ? (
        <span className="text-xs text-ink-faint">{t("moves.too_late")}</span>
      ) : (
        <Button size="small" look="outline" busy={busy} onClick={undo}>{t("moves.undo")}</Button>
      )}
    </li>
  );
}

/** What moderators moved out of a room and into it, each with its way back for a day. */
export default function RecentMoves({ room }: { room: Room }) {
  const { t } = useTranslation();
  const undo = useUndo();
  const found = useInfiniteQuery({
    queryKey: ["moves", room.id],
    queryFn: ({ pageParam }) => rest.moves(room.id, pageParam),
    initialPageParam: null as Id | null,
    getNextPageParam: (page: MovePage) => (page.next ? (page.results.at(-1)?.id ?? null) : null),
    staleTime: 0,
  });
  if (found.isPending) return <p role="status" className="grid place-items-center py-12 text-pecan"><Spinner className="size-6" /><span className="sr-only">{t("page.loading")}</span></p>;
  if (found.isError) return <p role="alert" className="p-5 text-sm text-ink-soft">{errorText(t, found.error)}</p>;
  const moves = found.data.pages.flatMap((page) => page.results);
  if (moves.length === 0) return <Empty title={t("moves.none")} text={t("moves.none_text")} />;
  return (
    <>
      <ul className="p-2">
        {moves.map((move) => (
          <MoveRow key={`${move.id} ${move.undone_at}`} move={move} room={room} onUndo={() => undo(move.id)} />
        ))}
      </ul>
      {found.hasNextPage && (
        <div className="p-3 text-center">
          <Button size="small" busy={found.isFetching} onClick={() => void found.fetchNextPage()}>{t("threads.load_more")}</Button>
        </div>
      )}
    </>
  );
}
