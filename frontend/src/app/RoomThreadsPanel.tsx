import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { RoomThreads } from "@/features/threads/RoomThreads";
import type { Room } from "@/protocol/objects";
import { IconButton } from "@/ui/IconButton";

import { ONE_PANEL } from "./lounge";
import { usePaths } from "./spaces";
import { useModerates } from "./useBarred";

/** The threads of a room, beside it. */
export default function RoomThreadsPanel({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation();
  const paths = usePaths();
  const isModerator = useModerates(room);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <aside
      aria-label={t("threads.many")}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
      className={ONE_PANEL}
    >
      <header className="flex min-h-16 items-center border-b border-line pr-2 pl-4 sm:pl-6">
        <div className="min-w-0 flex-1">
          <h2 ref={heading} tabIndex={-1} className="font-display text-lg leading-6 font-semibold outline-none">{t("threads.many")}</h2>
          <p className="truncate text-xs leading-5 text-ink-faint">{room.name}</p>
        </div>
        <IconButton icon="close" label={t("threads.close_list")} onClick={onClose} />
      </header>
      <RoomThreads room={room} isModerator={isModerator} to={(thread) => paths.thread(room, thread.id)} />
    </aside>
  );
}
