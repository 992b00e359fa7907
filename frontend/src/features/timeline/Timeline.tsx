import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Id, Room } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { isDeleted } from "@/store/state";
import { Icon } from "@/ui/Icon";
import { Spinner } from "@/ui/Spinner";

import { Announcer } from "./Announcer";
import { buildItems, type TimelineItem } from "./items";
import { TimelineRow } from "./TimelineRow";
import { useEdges } from "./useEdges";
import { useOwnPosts } from "./useOwnPosts";
import { useReading } from "./useReading";
import { useStickToEnd } from "./useStickToEnd";
import { useTarget } from "./useTarget";

interface Props {
  room: Room;
  /** The message a permalink points at. */
  target: Id | null;
  /** Changes when the target is asked for again. */
  asked: number;
  /** A target is on its way: do not go to the end first. */
  deferred: boolean;
}

const ESTIMATES: Partial<Record<TimelineItem["kind"], number>> = { older: 56, start: 220, day: 48, new: 30, deleted: 30, hidden: 30 };
const NEAR_END = 90;
/** Until the first rows have been measured, in milliseconds. */
const MEASURED = 50;

function estimate(item: TimelineItem | undefined): number {
  if (item?.kind !== "message") return (item && ESTIMATES[item.kind]) ?? 84;
  const lines = Math.ceil(item.message.content.length / 90) + (item.message.content.match(/\n/g)?.length ?? 0);
  return (item.first ? 40 : 6) + Math.min(40, lines) * 23 + (item.message.reactions.length > 0 ? 34 : 0);
}

export function Timeline({ room, target, asked, deferred }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const timeline = useStore((state) => state.timelines[room.id]);
  const messages = useStore((state) => state.messages);
  const held = useStore((state) => state.held);
  const refused = useStore((state) => state.refused);
  const posts = useStore((state) => state.posts);
  const blocked = useStore((state) => state.blocked);
  const me = useStore((state) => state.me);
  const scroller = useRef<HTMLDivElement>(null);
  const [settled, setSettled] = useState(false);
  const [atEnd, setAtEnd] = useState(true);
  // Where reading had got to when the room was opened; the line stays there while it is open.
  const [newAfter, setNewAfter] = useState<number | null>(null);

  const items = useMemo(
    () => buildItems({ timeline, messages, held, refused, posts, blocked, me, room: room.id, newAfter }),
    [timeline, messages, held, refused, posts, blocked, me, room.id, newAfter],
  );

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimate(items[index]),
    getItemKey: (index) => items[index]?.key ?? index,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: NEAR_END,
    overscan: 8,
    paddingEnd: 8,
    onChange: (instance) => setAtEnd(instance.isAtEnd(NEAR_END)),
  });

  const loaded = timeline !== undefined;
  const toEnd = useCallback(() => virtualizer.scrollToEnd(), [virtualizer]);
  useStickToEnd({ scroller, near: NEAR_END, loaded, toEnd });
  const isLive = timeline?.live ?? true;
  useLayoutEffect(() => {
    if (!loaded || settled) return;
    if (newAfter === null && (room.unread ?? 0) > 0) {
      setNewAfter(room.read_seq ?? 0);
      return;
    }
    const line = items.findIndex((item) => item.kind === "new");
    if (!deferred) {
      const land = () => {
        if (line > 0) virtualizer.scrollToIndex(Math.max(0, line - 1), { align: "start" });
        else virtualizer.scrollToEnd();
      };
      land();
      // Rows were only estimated; what they measure may have pushed the place out of sight.
      setTimeout(land, MEASURED);
    }
    setSettled(true);
  }, [loaded, settled, items, newAfter, room.unread, room.read_seq, deferred, virtualizer]);

  const seeking = useTarget({ target, asked, items, virtualizer }) || (deferred && target === null);

  const rows = virtualizer.getVirtualItems();
  useEdges({ room: room.id, timeline, first: rows[0]?.index, last: rows.at(-1)?.index, count: items.length, settled: settled && !seeking });
  useReading({ room, timeline, messages, atEnd: settled && !seeking && atEnd && isLive });

  const latest = useMemo(() => {
    const entry = timeline?.live ? messages[timeline.ids.at(-1) ?? ""] : undefined;
    return entry && !isDeleted(entry) ? entry : null;
  }, [timeline, messages]);

  const jump = useCallback(async () => {
    if (!isLive) await live.latest(room.id);
    virtualizer.scrollToEnd();
  }, [isLive, live, room.id, virtualizer]);
  useOwnPosts(room.id, jump);

  if (!loaded) {
    return (
      <div className="grid flex-1 place-items-center text-ink-faint">
        <p className="flex items-center gap-2" role="status"><Spinner /> {t("timeline.loading")}</p>
      </div>
    );
  }
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t("timeline.label", { name: room.name })}
        tabIndex={-1}
        className="absolute inset-0 flex flex-col overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div style={{ height: virtualizer.getTotalSize() }} className="relative mt-auto w-full shrink-0">
          {rows.map((row) => {
            const item = items[row.index];
            return (
              <div
                key={row.key}
                ref={virtualizer.measureElement}
                data-index={row.index}
                style={{ transform: `translateY(${row.start}px)` }}
                className="absolute inset-x-0 top-0 flow-root focus-within:z-10 hover:z-10"
              >
                {item && <TimelineRow item={item} room={room} target={target} />}
              </div>
            );
          })}
        </div>
      </div>
      {(!atEnd || !isLive) && (
        <button
          type="button"
          onClick={() => void jump()}
          className="appear absolute right-5 bottom-3 flex h-10 items-center gap-2 rounded-full border border-line bg-raised pr-4 pl-3 text-sm font-medium text-ink shadow-float hover:bg-shell"
        >
          <Icon name="down" className="size-4" />
          {(room.unread ?? 0) > 0 ? t("timeline.jump_new", { count: room.unread ?? 0 }) : t("timeline.jump")}
        </button>
      )}
      <Announcer latest={latest} own={latest?.author?.id === me?.id} />
    </div>
  );
}
