import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useShortcuts } from "@/lib/shortcuts";
import type { Message, Room, Thread } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { Icon } from "@/ui/Icon";
import { Spinner } from "@/ui/Spinner";

import { Announcer } from "./Announcer";
import { buildItems, type TimelineItem } from "./items";
import type { Row } from "./sheet";
import { TimelineRow } from "./TimelineRow";
import { useSavedPlace } from "./savedPlace";
import { useEdges } from "./useEdges";
import { useOwnPosts } from "./useOwnPosts";
import { useReading } from "./useReading";
import { useRowFocus } from "./useRowFocus";
import { useRows } from "./useRows";
import { type Target, useTarget } from "./useTarget";

interface Props {
  room: Room;
  /** Shows its messages instead of the room's. */
  thread?: Thread | null;
  /** The entry of the browser's history, to come back to. */
  entry: string;
  /** The message a permalink points at, or one to come back to. */
  target: Target | null;
  /** A target is on its way: do not go to the end first. */
  deferred: boolean;
  /** Something lies over it: nobody reads here. */
  covered?: boolean;
}

const ESTIMATES: Partial<Record<TimelineItem["kind"], number>> = { older: 56, start: 220, day: 48, new: 30, deleted: 30, hidden: 30 };

function estimate(item: TimelineItem): number {
  if (item.kind !== "message") return ESTIMATES[item.kind] ?? 84;
  const lines = Math.ceil(item.message.content.length / 90) + (item.message.content.match(/\n/g)?.length ?? 0);
  return (item.first ? 40 : 6) + Math.min(40, lines) * 23 + (item.message.reactions.length > 0 ? 34 : 0) + (item.message.attachments.length > 0 ? 200 : 0) + (item.message.poll ? item.message.poll.options.length * 46 + 56 : 0);
}

const LOOSE = new Set<TimelineItem["kind"]>(["older", "start", "day"]);

/** Of thousands of messages a new one changes nothing. */
const known = new WeakMap<Message, { first: boolean; row: Row }>();

function rowOf(item: TimelineItem): Row {
  if (item.kind !== "message") return { key: item.key, estimate: estimate(item), loose: LOOSE.has(item.kind) };
  const before = known.get(item.message);
  if (before?.first === item.first) return before.row;
  const row = { key: item.key, estimate: estimate(item), loose: false };
  known.set(item.message, { first: item.first, row });
  return row;
}

export function Timeline({ room, thread = null, entry, target, deferred, covered = false }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const place = thread ?? room;
  const timeline = useStore((state) => state.timelines[place.id]);
  const messages = useStore((state) => state.messages);
  const held = useStore((state) => state.held);
  const refused = useStore((state) => state.refused);
  const posts = useStore((state) => state.posts);
  const blocked = useStore((state) => state.blocked);
  const me = useStore((state) => state.me);
  const landed = useRef(false);
  // Where reading had got to when the room was opened, null at its end; the line stays there while it is open.
  const [newAfter, setNewAfter] = useState<number | null | undefined>(undefined);

  const loaded = timeline !== undefined;
  if (loaded && newAfter === undefined) setNewAfter((place.unread ?? 0) > 0 ? (place.read_seq ?? 0) : null);

  const items = useMemo(
    () => buildItems({ timeline, messages, held, refused, posts, blocked, me, room: room.id, thread: thread?.id ?? null, newAfter: newAfter ?? null }),
    [timeline, messages, held, refused, posts, blocked, me, room.id, thread?.id, newAfter],
  );
  const rows = useMemo(() => items.map(rowOf), [items]);
  const isLive = timeline?.live ?? true;
  const { scroll, span, attach } = useRows(rows, isLive);
  const { atEnd } = scroll;
  const list = useRef<HTMLDivElement>(null);
  const rowFocus = useRowFocus(list);
  const setList = useCallback(
    (element: HTMLDivElement | null) => {
      list.current = element;
      return attach(element);
    },
    [attach],
  );

  useLayoutEffect(() => {
    if (!loaded || landed.current) return;
    landed.current = true;
    const line = items.findIndex((item) => item.kind === "new");
    if (!deferred && line > 0) scroll.toRow(items[line - 1]?.key ?? "", 0);
  }, [loaded, items, deferred, scroll]);
  useTarget(target, items, scroll);
  useSavedPlace(thread ? null : room.id, entry, scroll);

  const marked = target?.at === "center" ? target.id : null;
  const seeking = deferred && target === null;
  useEdges({ room: room.id, thread: thread?.id, timeline, ...span, count: items.length, settled: loaded && !seeking });
  useReading({ room, thread, timeline, messages, atEnd: !covered && loaded && !seeking && atEnd && isLive });

  const jump = useCallback(async () => {
    if (!isLive) await live.latest(room.id, thread?.id);
    scroll.toEnd();
  }, [isLive, live, room.id, thread?.id, scroll]);
  useOwnPosts(room.id, thread?.id ?? null, jump);
  useShortcuts(thread ? {} : { latest: () => void jump() });

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
        ref={setList}
        {...rowFocus}
        role="log"
        aria-live="off"
        aria-label={thread ? t("threads.label") : t("timeline.label", { name: room.name })}
        tabIndex={-1}
        className="absolute inset-0 flex flex-col overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div className="mt-auto shrink-0 pb-2">
          <div />
          <div>
            {items.slice(span.from, span.to).map((item) => (
              <div key={item.key} className="relative flow-root focus-within:z-10 hover:z-10">
                <TimelineRow item={item} room={room} thread={thread} target={marked} />
              </div>
            ))}
          </div>
          <div />
        </div>
      </div>
      {(!atEnd || !isLive) && (
        <button
          type="button"
          onClick={() => void jump()}
          className="appear absolute right-5 bottom-3 flex h-10 items-center gap-2 rounded-full border border-line bg-raised pr-4 pl-3 text-sm font-medium text-ink shadow-float hover:bg-shell"
        >
          <Icon name="down" className="size-4" />
          {(place.unread ?? 0) > 0 ? t("timeline.jump_new", { count: place.unread ?? 0 }) : t("timeline.jump")}
        </button>
      )}
      <Announcer timeline={timeline} messages={messages} me={me} />
    </div>
  );
}
