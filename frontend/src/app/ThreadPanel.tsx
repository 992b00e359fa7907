import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { ThreadHead } from "@/features/threads/ThreadHead";
import { errorText } from "@/lib/errors";
import type { Id, Room } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Spinner } from "@/ui/Spinner";

import { ONE_PANEL, SHARED_PANEL } from "./lounge";
import { RoomView } from "./RoomView";
import { useSpaceOf } from "./spaces";
import { useBarred, useModerates } from "./useBarred";
import type { Panes } from "./usePanes";

interface Props {
  room: Room;
  id: Id;
  /** The message the address asked for. */
  permalink: Id | null;
  /** The entry of the browser's history. */
  entry: string;
  /** Another thread stands before it. */
  second: boolean;
  /** Two threads share the width with the room. */
  shared: boolean;
  panes: Panes;
}

/** What the focus goes back to: what the thread was opened with, else what tells of it in the room. */
function wayBack(before: Element | null, parent: Id | null): HTMLElement | null {
  const row = document.querySelector(`article[data-message="${parent}"]`);
  const line = row?.querySelector('[data-testid="thread-line"]') ?? row;
  // After a reload the composer had it, which nobody chose.
  const chosen = before?.isConnected && before.closest("article, a, button") ? before : null;
  const back = chosen ?? line ?? before;
  return back instanceof HTMLElement && back.isConnected ? back : null;
}

/** A thread beside its room. Keyed by thread: the focus comes in with it and goes back from it. */
export default function ThreadPanel({ room, id, permalink, entry, second, shared, panes }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const thread = useStore((state) => state.threads[id]);
  const ready = useStore((state) => state.timelines[room.id] !== undefined);
  const loaded = useStore((state) => state.timelines[id] !== undefined);
  const isModerator = useModerates(room);
  const isTrusted = useSpaceOf(room)?.my_trust === "trusted";
  const barred = useBarred(room, thread ?? { locked: false });
  const [failed, setFailed] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [before] = useState(() => document.activeElement);
  const parent = useRef<Id | null>(null);

  useEffect(() => {
    parent.current = thread?.parent ?? null;
  }, [thread]);

  const there = thread !== undefined;
  useEffect(() => {
    // Where there is no keyboard the composer leaves the focus alone.
    if (there && !panel.current?.contains(document.activeElement)) heading.current?.focus();
  }, [there]);

  useEffect(() => {
    const aside = panel.current;
    return () => {
      // Closed from elsewhere it leaves the focus where that is.
      if (aside?.contains(document.activeElement) || document.activeElement === document.body) wayBack(before, parent.current)?.focus({ preventScroll: true });
    };
  }, [before]);

  const { close, replace } = panes;
  useEffect(() => {
    if (!ready || loaded || failed) return;
    live.openThread(id).then(
      (found) => found.id !== id && replace(id, found.id),
      (error: unknown) => setFailed(errorText(t, error)),
    );
  }, [ready, loaded, failed, id, live, replace, t]);

  const into = thread?.merged_into ?? null;
  useEffect(() => {
    if (into) replace(id, into);
  }, [into, id, replace]);

  const onClose = () => close(id);

  return (
    <aside
      ref={panel}
      aria-label={t(second ? "threads.second" : "threads.one")}
      onKeyDown={(event) => {
        // Its menus and dialogs stand elsewhere in the page, and see to themselves.
        const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key !== "Escape" || event.defaultPrevented || !isInside) return;
        event.preventDefault();
        onClose();
      }}
      className={shared ? SHARED_PANEL : ONE_PANEL}
    >
      {failed ? (
        <div className="grid flex-1 place-items-center">
          <Empty title={t("threads.missing")} text={failed}>
            <div className="flex gap-2">
              <Button onClick={() => setFailed(null)}>{t("action.retry")}</Button>
              <Button onClick={onClose}>{t("threads.close")}</Button>
            </div>
          </Empty>
        </div>
      ) : thread ? (
        <>
          <ThreadHead room={room} thread={thread} isModerator={isModerator} isTrusted={isTrusted} barred={barred} onClose={onClose} heading={heading} />
          {thread.archived && barred === null && (
            <p className="border-b border-line bg-husk px-4 py-2 text-[0.8125rem] text-ink-soft sm:px-6">{t("threads.archived_note")}</p>
          )}
          <RoomView room={room} thread={thread} permalink={permalink} entry={entry} />
        </>
      ) : (
        <div role="status" className="grid flex-1 place-items-center text-pecan">
          <Spinner className="size-6" />
          <span className="sr-only">{t("page.loading")}</span>
        </div>
      )}
    </aside>
  );
}
