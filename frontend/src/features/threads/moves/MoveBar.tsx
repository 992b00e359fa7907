import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Id, Room, Thread } from "@/protocol/objects";
import { Button } from "@/ui/Button";

import MoveDialog from "./MoveDialog";

interface Props {
  room: Room;
  thread: Thread | null;
  ids: ReadonlySet<Id>;
  onEnd: () => void;
}

/** Stands in for the composer while messages are chosen. */
export default function MoveBar({ room, thread, ids, onEnd }: Props) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const log = bar.current?.closest("section")?.querySelector<HTMLElement>("[role=log]");
    // The button that ended it is gone; the focus stays among the messages.
    return () => queueMicrotask(() => document.activeElement === document.body && log?.focus({ preventScroll: true }));
  }, []);
  return (
    <div ref={bar} role="toolbar" aria-label={t("moves.bar")} className="mx-3 mb-6 flex flex-wrap items-center gap-2 rounded-2xl border border-line-strong bg-raised p-2 pl-4 shadow-lift sm:mx-5">
      <p aria-live="polite" className="min-w-0 flex-1 text-sm font-medium">{t("moves.chosen", { count: ids.size })}</p>
      <Button size="small" onClick={onEnd}>{t("action.cancel")}</Button>
      <Button size="small" look="primary" disabled={ids.size === 0} onClick={() => setMoving(true)}>{t("moves.move_to")}</Button>
      {moving && <MoveDialog room={room} thread={thread} ids={[...ids]} onClose={() => setMoving(false)} onMoved={onEnd} />}
    </div>
  );
}
