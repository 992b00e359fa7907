import { type ReactNode, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Keeping } from "@/features/timeline/hands";
import { errorText } from "@/lib/errors";
import { lazily } from "@/lib/lazily";
import type { Id, Message, Room, Thread } from "@/protocol/objects";
import { useLive } from "@/store/context";
import { useToast } from "@/ui/toasts";

import { useModerates } from "./useBarred";

const HistoryDialog = lazily(() => import("@/features/history/HistoryDialog"));

const rowOf = (id: Id): HTMLElement | null => document.querySelector<HTMLElement>(`article[data-message="${id}"]`);

/** What people keep of the messages of a room or a thread: some for later, some unread, and for moderators their past. */
export function useKeeping(room: Room, thread: Thread | null): { keep: Keeping; dialog: ReactNode } {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const moderates = useModerates(room);
  const [past, setPast] = useState<Message | null>(null);
  const inside = thread?.id;
  // Of a thread nothing is counted for those who do not follow it.
  const counted = thread === null || thread.following === true;
  const keep = useMemo<Keeping>(() => {
    const tell = (deed: Promise<void>, done: string) => void deed.then(() => say(done), (error: unknown) => say(errorText(t, error), "bad"));
    return {
      ask: (message) => live.askSaved(message),
      save: (message, on) => tell(live.save(message, on), t(on ? "saved.done" : "saved.undone")),
      unread: counted ? (seq) => tell(live.unread(room.id, seq, inside), t("saved.unread_done")) : null,
      past: moderates ? setPast : null,
    };
  }, [counted, inside, live, moderates, room.id, say, t]);
  const dialog = past && (
    <Suspense>
      <HistoryDialog message={past} onClose={() => setPast(null)} returnTo={() => rowOf(past.id)} />
    </Suspense>
  );
  return { keep, dialog };
}
