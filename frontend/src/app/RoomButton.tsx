import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { lazily } from "@/lib/lazily";
import type { Room, Space } from "@/protocol/objects";
import { IconButton } from "@/ui/IconButton";

import { moderates, useManagesRooms } from "./spaces";

const RoomDialog = lazily(() => import("@/features/spaces/RoomDialog"));

/** The way to a room's settings, for those who may change something of it. */
export function RoomButton({ room, space }: { room: Room; space: Space | undefined }) {
  const { t } = useTranslation();
  const managing = useManagesRooms(space);
  const [open, setOpen] = useState(false);
  if (!space || (!managing && !moderates(space))) return null;
  return (
    <>
      <IconButton icon="settings" label={t("spaces.room.settings")} aria-haspopup="dialog" onClick={() => setOpen(true)} />
      {open && <Suspense><RoomDialog room={room} space={space} manages={managing} onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}
