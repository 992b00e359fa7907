import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import type { Message, Room } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Spinner } from "@/ui/Spinner";
import { useToast } from "@/ui/toasts";

import { Card } from "./Card";
import { hung } from "./hung";

interface Props {
  room: Room;
  onOpen: (message: Message) => void;
}

/** The pictures of a room side by side, latest first; each leads to its thread. */
export default function Gallery({ room, onOpen }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const timeline = useStore((state) => state.timelines[room.id]);
  const messages = useStore((state) => state.messages);
  const blocked = useStore((state) => state.blocked);
  const [busy, setBusy] = useState(false);
  const shown = useMemo(() => hung(timeline?.ids ?? [], messages, blocked), [timeline, messages, blocked]);
  const last = messages[timeline?.ids.at(-1) ?? ""]?.seq ?? 0;
  const behind = timeline?.live === true && last > (room.read_seq ?? 0);

  // Whoever looks at the gallery has seen what is new in the room.
  useEffect(() => {
    if (behind && document.visibilityState === "visible" && document.hasFocus()) live.read(room.id, last);
  }, [behind, last, live, room.id]);

  const older = async () => {
    setBusy(true);
    try {
      await live.older(room.id);
    } catch (error) {
      say(errorText(t, error), "bad");
    }
    setBusy(false);
  };

  if (!timeline) {
    return (
      <p role="status" className="grid flex-1 place-items-center text-pecan">
        <Spinner className="size-6" />
        <span className="sr-only">{t("page.loading")}</span>
      </p>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-16 pb-6 sm:px-6">
      {shown.length === 0 ? (
        <Empty title={t("showcase.none")} text={t("showcase.none_text")} />
      ) : (
        <ul aria-label={t("showcase.gallery")} className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-4">
          {shown.map((message) => (
            <Card key={message.id} message={message} onOpen={onOpen} />
          ))}
        </ul>
      )}
      {timeline.hasOlder && (
        <div className="mt-6 flex justify-center">
          <Button look="outline" busy={busy} onClick={() => void older()}>{t("showcase.older")}</Button>
        </div>
      )}
    </div>
  );
}
