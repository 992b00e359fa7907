import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Hands } from "@/features/timeline/hands";
import { errorText } from "@/lib/errors";
import type { Room, Thread } from "@/protocol/objects";
import { useLive } from "@/store/context";
import { useToast } from "@/ui/toasts";

import { useBarred, useModerates } from "./useBarred";

/** What the rows of a room, or of one of its threads, may do without writing: react, vote, and pin. */
export function useMarkHands(room: Room, thread: Thread | null): Pick<Hands, "canReact" | "moderates" | "pin"> {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const moderates = useModerates(room);
  // Who may only not write reacts all the same, as to announcements.
  const canReact = useBarred({ ...room, can_write: true }, thread) === null;
  return useMemo(() => {
    const pin: Hands["pin"] = ({ id, pinned }) =>
      void live.pin(id, !pinned).then(
        () => say(t(pinned ? "pins.taken_off" : "pins.put_on")),
        (error: unknown) => say(errorText(t, error), "bad"),
      );
    return { canReact, moderates, pin: moderates && !room.archived ? pin : null };
  }, [canReact, live, moderates, room.archived, say, t]);
}
