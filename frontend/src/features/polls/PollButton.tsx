import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { lazily } from "@/lib/lazily";
import type { Room, Thread } from "@/protocol/objects";
import { useLive } from "@/store/context";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/IconButton";

const PollDialog = lazily(() => import("./PollDialog"));

interface Props {
  room: Room;
  thread: Thread | null;
  /** What is written already becomes the question. */
  text: string;
  setText: (text: string) => void;
}

/** Asks something in a room or thread. */
export function PollButton({ room, thread, text, setText }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        icon="poll"
        label={t("polls.new")}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        // A phone has no room for it beside a text.
        className={cx(text !== "" && "max-sm:hidden")}
      />
      {open && (
        <Suspense>
          <PollDialog
            question={text}
            onClose={() => setOpen(false)}
            onAsk={(question, poll) => {
              live.post(room.id, question, null, [], { ...(thread && { thread: thread.id, also_in_room: false }), poll });
              setText("");
            }}
          />
        </Suspense>
      )}
    </>
  );
}
