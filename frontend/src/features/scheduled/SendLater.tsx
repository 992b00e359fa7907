import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { errorText } from "@/lib/errors";
import { lazily } from "@/lib/lazily";
import type { LaterMessage } from "@/lib/live";
import { clock } from "@/lib/time";
import { uuid7 } from "@/lib/uuid7";
import { useGetState } from "@/store/context";
import { storedAs } from "@/store/drafts";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { useToast } from "@/ui/toasts";

import { calls, SCHEDULED } from "./calls";
import { presets, when } from "./times";

const LaterDialog = lazily(() => import("./LaterDialog"));

interface Props {
  message: LaterMessage;
  /** It waits for its time: the composer is free again. */
  onScheduled: () => void;
}

/** The button beside sending: the same message, later. */
export default function SendLater({ message, onScheduled }: Props) {
  const { t, i18n } = useTranslation();
  const say = useToast();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const getState = useGetState();
  const [choosing, setChoosing] = useState(false);
  const [now, setNow] = useState(() => new Date());
  // The same until it has worked: an answer that was lost makes no second message.
  const nonce = useRef(uuid7());

  const schedule = async (at: Date) => {
    const draft = storedAs(getState().drafts[message.thread ?? message.room], message.content);
    const { scheduled } = await calls.create({ ...message, ...draft, nonce: nonce.current }, at);
    nonce.current = uuid7();
    void queries.invalidateQueries({ queryKey: SCHEDULED });
    say(t("scheduled.waits", { time: when(scheduled.due_at, i18n.language) }), "good", {
      label: t("scheduled.look"),
      run: () => void navigate("/drafts"),
    });
    onScheduled();
  };
  const tell = (error: unknown) => say(errorText(t, error), "bad");

  return (
    <>
      <Menu
        trigger={<IconButton bare icon="clock" label={t("scheduled.later")} />}
        side="top"
        onOpenChange={(open) => open && setNow(new Date())}
        groups={[
          presets(now).map(({ key, at }) => ({
            key,
            label: t(`scheduled.presets.${key}`, { time: clock(at.getTime(), i18n.language) }),
            icon: "clock",
            onSelect: () => void schedule(at).catch(tell),
          })),
          [{ key: "custom", label: t("scheduled.presets.custom"), icon: "pencil", onSelect: () => setChoosing(true) }],
        ]}
      />
      {choosing && (
        <Suspense>
          <LaterDialog title={t("scheduled.later")} action={t("scheduled.schedule")} onDone={schedule} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  );
}
