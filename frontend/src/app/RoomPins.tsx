import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { lazily } from "@/lib/lazily";
import type { Message, Room } from "@/protocol/objects";
import { Drawer } from "@/ui/Drawer";
import { IconButton } from "@/ui/IconButton";

import { usePaths } from "./spaces";
import { useModerates } from "./useBarred";

const PinsPanel = lazily(() => import("@/features/pins/PinsPanel"));

/** The button in a room's head that shows what is kept at hand there. */
export function RoomPins({ room }: { room: Room }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const paths = usePaths();
  const moderates = useModerates(room);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const show = ({ id, thread, also_in_room }: Message) => {
    close();
    void navigate(thread && !also_in_room ? paths.thread(room, thread) : paths.room(room), { state: { target: id } });
  };
  return (
    <>
      <IconButton icon="pin" label={t("pins.title")} aria-haspopup="dialog" onClick={() => setOpen(true)} />
      <Drawer open={open} onClose={close} label={t("pins.title")} side="right">
        <Suspense>
          <PinsPanel room={room} mayChange={moderates && !room.archived} onShow={show} onClose={close} />
        </Suspense>
      </Drawer>
    </>
  );
}
