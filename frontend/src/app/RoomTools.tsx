import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { lazily } from "@/lib/lazily";
import type { Room, Space } from "@/protocol/objects";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";

import { RoomPins } from "./RoomPins";
import { moderates, useManagesRooms } from "./spaces";
import { useWider } from "./useWider";

const RoomDialog = lazily(() => import("@/features/spaces/RoomDialog"));

/** From here on each tool has a button of its own; below, they share a menu. In rem. */
const APART = 40;

interface Tool extends MenuEntry {
  icon: NonNullable<MenuEntry["icon"]>;
  opens?: "dialog";
}

interface Props {
  room: Room;
  space: Space | undefined;
  /** Which panel stands beside the room. */
  shown: "threads" | "members" | null;
  onThreads: () => void;
  onMembers: () => void;
}

/** What a room's head offers: its threads, what is kept at hand, who is there, its settings. */
export function RoomTools({ room, space, shown, onThreads, onMembers }: Props) {
  const { t } = useTranslation();
  const apart = useWider(APART);
  const manages = useManagesRooms(space);
  const [open, setOpen] = useState<"pins" | "settings" | null>(null);
  const close = () => setOpen(null);
  const changes = space !== undefined && (manages || moderates(space));
  const tools: Tool[] = [
    { key: "threads", icon: "thread", label: t("threads.many"), checked: shown === "threads", onSelect: onThreads },
    { key: "pins", icon: "pin", label: t("pins.title"), opens: "dialog", onSelect: () => setOpen("pins") },
    { key: "members", icon: "people", label: t("room.members"), checked: shown === "members", onSelect: onMembers },
  ];
  if (changes) {
    tools.push({ key: "settings", icon: "settings", label: t("spaces.room.settings"), opens: "dialog", onSelect: () => setOpen("settings") });
  }
  return (
    <>
      {apart ? (
        tools.map(({ key, icon, label, checked, opens, onSelect }) => (
          <IconButton
            key={key}
            icon={icon}
            label={label}
            onClick={onSelect}
            {...(opens ? { "aria-haspopup": opens } : { "aria-pressed": checked })}
          />
        ))
      ) : (
        <Menu trigger={<IconButton icon="more" label={t("room.tools")} />} groups={[tools]} />
      )}
      <RoomPins room={room} open={open === "pins"} onClose={close} />
      {open === "settings" && changes && (
        <Suspense><RoomDialog room={room} space={space} manages={manages} onClose={close} /></Suspense>
      )}
    </>
  );
}
