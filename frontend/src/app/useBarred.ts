import { useTranslation } from "react-i18next";

import { useMe } from "@/lib/queries";
import type { Room } from "@/protocol/objects";

import { useLounge } from "./lounge";

/** Why this person cannot write in a room now, in a sentence; null when they can. */
export function useBarred(room: Room): string | null {
  const { t } = useTranslation();
  const me = useMe().data;
  const joined = useLounge().data?.joined;
  if (room.archived) return t("barred.archived");
  if (me && !me.user.verified) return t("barred.unverified");
  if (me?.user.status === "restricted") return t("barred.restricted");
  if (joined === false) return t("barred.stranger");
  if (room.can_write === false) return t(room.kind === "announcement" ? "barred.announcement" : "barred.read_only");
  return null;
}

/** Seconds between two messages here: none for the trusted and the team, twice as long for the new. */
export function useSlowSeconds(room: Room): number {
  const lounge = useLounge().data;
  const isTeam = lounge?.my_role != null && lounge.my_role !== "member";
  if (isTeam || lounge?.my_trust === "trusted") return 0;
  return room.slow_mode_seconds * (lounge?.my_trust === "new" ? 2 : 1);
}
