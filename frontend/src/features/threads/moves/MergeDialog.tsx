import { useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import type { Thread } from "@/protocol/objects";
import { useLive } from "@/store/context";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Notice } from "@/ui/Notice";

import { ThreadPicker } from "./ThreadPicker";
import { useSayMoved } from "./useUndo";

/** Which thread another one goes into. */
export default function MergeDialog({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const { t } = useTranslation();
  const live = useLive();
  const sayMoved = useSayMoved();
  const [into, setInto] = useState<Thread | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const merge = async () => {
    if (!into) return;
    setBusy(true);
    setWrong(null);
    try {
      const answer = await live.mergeThread(thread.id, into.id);
      sayMoved(answer.move, t("moves.merged"));
      onClose();
    } catch (error) {
      setWrong(errorText(t, error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t("moves.merge")} description={t("moves.merge_text")} closeLabel={t("action.close")}>
      <ThreadPicker room={thread.room} except={thread.id} chosen={into} onChoose={setInto} />
      {wrong && <Notice tone="bad" icon="alert" role="alert" className="mt-4">{wrong}</Notice>}
      <div className="mt-6 flex justify-end gap-2">
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <Button look="primary" busy={busy} disabled={!into} onClick={() => void merge()}>{t("moves.merge_do")}</Button>
      </div>
    </Dialog>
  );
}
