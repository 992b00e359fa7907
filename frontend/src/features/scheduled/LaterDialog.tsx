import { useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field, INPUT } from "@/ui/Field";

import { fromField, presets, toField } from "./times";

interface Props {
  /** What goes out, where it can be changed here. */
  content?: string;
  at?: string;
  title: string;
  action: string;
  /** Rejects with what to say under the time. */
  onDone: (at: Date, content: string) => Promise<void>;
  onClose: () => void;
}

const DAY = 86_400_000;
const YEAR = 365 * DAY;

/** When something is to go out, by the clock on this person's wall. */
export default function LaterDialog({ content, at, title, action, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const limit = useStore((state) => state.contentChars);
  const [opened] = useState(() => Date.now());
  const [text, setText] = useState(content ?? "");
  const [time, setTime] = useState(() => {
    const given = at ? new Date(at) : null;
    return toField(given && given.getTime() > opened ? given : (presets(new Date(opened))[1]?.at ?? new Date(opened + DAY)));
  });
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  const done = async () => {
    const chosen = fromField(time);
    if (!chosen) return setWrong(t("scheduled.wrong.time"));
    if (chosen.getTime() <= Date.now()) return setWrong(t("scheduled.wrong.past"));
    setBusy(true);
    setWrong(null);
    try {
      await onDone(chosen, text);
      onClose();
    } catch (error) {
      setWrong(errorText(t, error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} title={title} closeLabel={t("action.close")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void done();
        }}
        className="space-y-5"
      >
        {content !== undefined && (
          <textarea
            aria-label={t("scheduled.content")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-invalid={text.trim() === "" || [...text].length > limit || undefined}
            className={`${INPUT} field-sizing-content max-h-60 min-h-24 resize-none py-2.5`}
          />
        )}
        <Field
          type="datetime-local"
          label={t("scheduled.time")}
          hint={t("scheduled.zone", { zone })}
          value={time}
          min={toField(new Date(opened + 60_000))}
          max={toField(new Date(opened + YEAR))}
          onChange={(event) => {
            setTime(event.target.value);
            setWrong(null);
          }}
          errors={wrong ? [wrong] : undefined}
          required
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy} disabled={content !== undefined && (text.trim() === "" || [...text].length > limit)}>{action}</Button>
        </div>
      </form>
    </Dialog>
  );
}
