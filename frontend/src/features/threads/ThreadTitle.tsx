import { useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import type { Thread } from "@/protocol/objects";
import { useLive } from "@/store/context";
import { Button } from "@/ui/Button";
import { INPUT } from "@/ui/Field";

const LONGEST = 200;

/** The box in which a thread gets another title. */
export function ThreadTitle({ thread, onDone }: { thread: Thread; onDone: () => void }) {
  const { t } = useTranslation();
  const live = useLive();
  const [title, setTitle] = useState(thread.title);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await live.updateThread(thread.id, { title: title.trim() });
      onDone();
    } catch (error) {
      setWrong(errorText(t, error));
      setBusy(false);
    }
  };
  return (
    <form
      className="border-b border-line bg-husk px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onDone();
      }}
    >
      <div className="flex gap-2">
        <input
          autoFocus
          value={title}
          maxLength={LONGEST}
          aria-label={t("threads.title")}
          aria-invalid={wrong !== null || undefined}
          placeholder={t("threads.title_placeholder")}
          onChange={(event) => setTitle(event.target.value)}
          className={`${INPUT} h-10 min-w-0`}
        />
        <Button type="submit" look="primary" busy={busy}>{t("action.save")}</Button>
      </div>
      {wrong && <p role="alert" className="mt-2 text-[0.8125rem] text-berry">{wrong}</p>}
    </form>
  );
}
