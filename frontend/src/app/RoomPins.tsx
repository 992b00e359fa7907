import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { lazily } from "@/lib/lazily";
import type { Message, Room } from "@/protocol/objects";
import { Drawer } from "@/ui/Drawer";

import { usePaths } from "./spaces";
import { useModerates } from "./useBarred";

const PinsPanel = lazily(() => import("@/features/pins/PinsPanel"));

interface Props {
  room: Room;
  open: boolean;
  onClose: () => void;
}

/** What is kept at hand in a room. */
export function RoomPins({ room, open, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const paths = usePaths();
  const moderates = useModerates(room);
  const show = ({ id, thread, also_in_room }: Message) => {
    onClose();
    void navigate(thread && !also_in_room ? paths.thread(room, thread) : paths.room(room), { state: { target: id } });
  };
  return (
    <Drawer open={open} onClose={onClose} label={t("pins.title")} side="right">
      <Suspense>
        <PinsPanel room={room} mayChange={moderates && !room.archived} onShow={show} onClose={onClose} />
      </Suspense>
    </Drawer>
  );
}
