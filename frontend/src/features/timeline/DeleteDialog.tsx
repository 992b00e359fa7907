import { useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import type { Message } from "@/protocol/objects";
import { useLive } from "@/store/context";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Notice } from "@/ui/Notice";

import { MessageText } from "./MessageText";

interface Props {
  message: Message;
  onClose: () => void;
  returnTo: () => HTMLElement | null;
}

export default function DeleteDialog({ message, onClose, returnTo }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const remove = async () => {
    setBusy(true);
    try {
      await live.remove(message.id);
      onClose();
    } catch (error) {
      setWrong(errorText(t, error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t("delete.title")} description={t(message.state === "held" ? "delete.held_text" : "delete.text")} closeLabel={t("action.close")} returnTo={returnTo}>
      <div className="max-h-40 overflow-y-auto rounded-2xl border border-line bg-husk px-4 py-3">
        <MessageText text={message.content || t("media.attachment")} />
      </div>
      {wrong && <Notice tone="bad" icon="alert" role="alert" className="mt-4">{wrong}</Notice>}
      <div className="mt-6 flex justify-end gap-2">
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <Button look="danger" busy={busy} onClick={() => void remove()}>{t("action.delete")}</Button>
      </div>
    </Dialog>
  );
}
