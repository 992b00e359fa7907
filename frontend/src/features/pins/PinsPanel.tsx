import type { Message, Room } from "@/protocol/objects";
import { useTranslation } from "react-i18next";

import { IconButton } from "@/ui/IconButton";

import { PinnedList } from "./PinnedList";
import { Resources } from "./Resources";

interface Props {
  room: Room;
  /** Adds, removes and unpins. */
  mayChange: boolean;
  onShow: (message: Message) => void;
  onClose: () => void;
}

/** What moderators keep at hand in a room: links, and messages. */
export default function PinsPanel({ room, mayChange, onShow, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <header className="flex h-16 shrink-0 items-center justify-between border-b border-line pr-3 pl-5">
        <h2 className="font-display text-lg font-semibold text-ink">{t("pins.title")}</h2>
        <IconButton bare icon="close" label={t("action.close")} onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 space-y-6 overflow-y-auto p-4">
        <Resources room={room} mayChange={mayChange} />
        <PinnedList room={room} mayChange={mayChange} onShow={onShow} />
      </div>
    </>
  );
}
