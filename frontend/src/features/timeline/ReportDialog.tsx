import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { rest } from "@/lib/rest";
import type { Message } from "@/protocol/objects";
import { REPORT_REASONS, type ReportReason } from "@/protocol/rest";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { INPUT } from "@/ui/Field";
import { Notice } from "@/ui/Notice";
import { useToast } from "@/ui/toasts";

interface Props {
  message: Message;
  onClose: () => void;
  returnTo: () => HTMLElement | null;
}

export default function ReportDialog({ message, onClose, returnTo }: Props) {
  const { t } = useTranslation();
  const say = useToast();
  const id = useId();
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [comment, setComment] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const send = async () => {
    if (!reason) return setWrong(t("report.choose"));
    setBusy(true);
    setWrong(null);
    try {
      await rest.report({ subject_type: "message", subject_id: message.id, reason, comment });
      say(t("report.thanks"));
      onClose();
    } catch (error) {
      setWrong(errorText(t, error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t("report.title")} description={t("report.text")} closeLabel={t("action.close")} returnTo={returnTo}>
      <fieldset className="grid grid-cols-2 gap-x-2 sm:gap-x-4">
        <legend className="mb-2 text-sm font-medium">{t("report.reason")}</legend>
        {REPORT_REASONS.map((one) => (
          <label key={one} className="flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-2 text-sm hover:bg-shell/60">
            <input
              type="radio"
              name={id}
              checked={reason === one}
              onChange={() => setReason(one)}
              className="size-4 shrink-0 accent-pecan"
            />
            {t(`report.reasons.${one}`)}
          </label>
        ))}
      </fieldset>
      <label className="mt-4 block text-sm font-medium" htmlFor={`${id}c`}>{t("report.comment")}</label>
      <textarea
        id={`${id}c`}
        value={comment}
        maxLength={1000}
        rows={2}
        onChange={(event) => setComment(event.target.value)}
        className={`${INPUT} mt-1.5 py-2 text-sm`}
      />
      {wrong && <Notice tone="bad" icon="alert" role="alert" className="mt-3">{wrong}</Notice>}
      <div className="sticky -bottom-6 -mx-6 -mb-6 flex justify-end gap-2 bg-raised px-6 pt-5 pb-6">
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <Button look="primary" busy={busy} onClick={() => void send()}>{t("report.send")}</Button>
      </div>
    </Dialog>
  );
}
