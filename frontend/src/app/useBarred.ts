import { useTranslation } from "react-i18next";

import { useMe } from "@/lib/queries";
import type { Room, Thread } from "@/protocol/objects";

import { moderates, useSpaceOf } from "./spaces";

/** Why this person cannot write in a room or one of its threads now, in a sentence; null when they can. */
export function useBarred(room: Room, thread: Pick<Thread, "locked"> | null = null): string | null {
  const { t } = useTranslation();
  const me = useMe().data;
  const joined = useSpaceOf(room)?.joined;
  const isModerator = useModerates(room);
  if (room.archived) return t("barred.archived");
  if (me && !me.user.verified) return t("barred.unverified");
  if (me?.user.status === "restricted") return t("barred.restricted");
  if (joined === false) return t("barred.stranger");
  if (thread?.locked && !isModerator) return t("threads.barred_locked");
  // Members answer announcements in threads.
  if (thread && room.kind === "announcement") return null;
  if (room.can_write === false) return t(room.kind === "announcement" ? "barred.announcement" : "barred.read_only");
  return null;
}

/** Whether this person moderates the space of a room. */
export const useModerates = (room: Room): boolean => moderates(useSpaceOf(room));

/** Seconds between two messages here: none for the trusted and the team, twice as long for the new. */
export function useSlowSeconds(room: Room): number {
  const space = useSpaceOf(room);
  if (moderates(space) || space?.my_trust === "trusted") return 0;
  return room.slow_mode_seconds * (space?.my_trust === "new" ? 2 : 1);
}
