import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { useLive, useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field } from "@/ui/Field";
import { Menu, type MenuEntry } from "@/ui/Menu";
import type { Trigger } from "@/ui/overlay/useTrigger";
import { PresenceDot } from "@/ui/PresenceDot";
import { useToast } from "@/ui/toasts";

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
  const [words, setWords] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string[]>([]);
  const status = (own?.status === "offline" ? "online" : own?.status) ?? "online";

  const set = (next: Status) =>
    live.setPresence(next, own?.text ?? "").catch((error: unknown) => say(errorText(t, error), "bad"));

  const saveWords = async () => {
    try {
      await live.setPresence(status as Status, words?.trim() ?? "");
      setWords(null);
    } catch (error) {
      setWrong([errorText(t, error)]);
    }
  };

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
    onSelect: () => {
      setWrong([]);
      setWords(own?.text ?? "");
    },
  };

  return (
    <>
      <Menu trigger={trigger} groups={[choices, [text], ...more]} side="top" align="start" header={header} />
      <Dialog open={words !== null} onClose={() => setWords(null)} title={t("presence.text_title")} closeLabel={t("action.close")}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void saveWords();
          }}
        >
          <Field
            label={t("presence.text_label")}
            value={words ?? ""}
            maxLength={100}
            errors={wrong}
            placeholder={t("presence.text_placeholder")}
            onChange={(event) => setWords(event.target.value)}
          />
          <div className="mt-5 flex justify-end gap-2">
            <Button onClick={() => setWords(null)}>{t("action.cancel")}</Button>
            <Button look="primary" type="submit">{t("action.save")}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
