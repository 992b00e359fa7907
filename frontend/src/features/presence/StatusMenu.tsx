import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { lazily } from "@/lib/lazily";
import { useLive, useStore } from "@/store/context";
import { Menu, type MenuEntry } from "@/ui/Menu";
import type { Trigger } from "@/ui/overlay/useTrigger";
import { PresenceDot } from "@/ui/PresenceDot";
import { useToast } from "@/ui/toasts";

const StatusWords = lazily(() => import("./StatusWords"));

const STATUSES = ["online", "away", "dnd", "invisible"] as const;
type Status = (typeof STATUSES)[number];

interface Props {
  trigger: Trigger;
  header: ReactNode;
  /** What else the menu of one's own name offers. */
  more: MenuEntry[][];
}

/** One's own status, with a few words if wished. */
export function StatusMenu({ trigger, header, more }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const own = useStore((state) => (state.me ? state.presence[state.me.id] : undefined));
  const [asking, setAsking] = useState(false);
  const status = (own?.status === "offline" ? "online" : own?.status) ?? "online";

  const set = (next: Status) =>
    live.setPresence(next, own?.text ?? "").catch((error: unknown) => say(errorText(t, error), "bad"));

  const choices = STATUSES.map((one): MenuEntry => ({
    key: one,
    label: t(`presence.${one}`),
    mark: <PresenceDot status={one} className="mx-1" />,
    checked: one === status,
    onSelect: () => void set(one),
  }));
  const text: MenuEntry = {
    key: "text",
    label: own?.text ? t("presence.change_text") : t("presence.set_text"),
    icon: "smile",
    onSelect: () => setAsking(true),
  };

  return (
    <>
      <Menu trigger={trigger} groups={[choices, [text], ...more]} side="top" align="start" header={header} />
      {asking && (
        <Suspense>
          <StatusWords words={own?.text ?? ""} onSave={(words) => live.setPresence(status as Status, words)} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
