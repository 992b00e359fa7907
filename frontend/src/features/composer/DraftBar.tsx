import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Id } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { broughtBack, type Choice, chosen } from "@/store/drafts";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";

/** Two drafts of one message: nothing goes until somebody has chosen, and then it stays at hand. */
export default function DraftBar({ room, thread }: { room: Id; thread: Id | null }) {
  const { t } = useTranslation();
  const live = useLive();
  const draft = useStore((state) => state.drafts[thread ?? room]);
  const [open, setOpen] = useState(false);
  if (!draft) return null;
  const { other, kept } = draft;
  const choose = (choice: Choice) => {
    live.draft(room, thread, (one) => chosen(one, choice));
    setOpen(false);
  };
  const shown = other ? other.text : kept;
  const isGone = other !== null && other.text === "";
  return (
    <div role="status" className="border-b border-line bg-pecan-wash/60 px-3.5 py-2 text-[0.8125rem] first:rounded-t-2xl">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Icon name="pencil" className="size-4 text-pecan" />
        <p className="min-w-48 flex-1">{t(isGone ? "drafts.gone" : other ? "drafts.other" : "drafts.kept")}</p>
        <div className="flex flex-wrap gap-1.5">
          {!isGone && (
            <Button size="small" look="link" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? "drafts.hide" : "drafts.show")}
            </Button>
          )}
          {other ? (
            <>
              <Button size="small" look="outline" onClick={() => choose("theirs")}>{t(isGone ? "drafts.clear" : "drafts.use")}</Button>
              <Button size="small" look="outline" onClick={() => choose("mine")}>{t("drafts.keep")}</Button>
              {!isGone && draft.text.trim() !== "" && <Button size="small" look="outline" onClick={() => choose("both")}>{t("drafts.both")}</Button>}
            </>
          ) : (
            <>
              <Button size="small" look="outline" onClick={() => live.draft(room, thread, broughtBack)}>{t("drafts.bring_back")}</Button>
              <Button size="small" look="outline" onClick={() => live.draft(room, thread, (one) => ({ ...one, kept: "" }))}>{t("drafts.discard")}</Button>
            </>
          )}
        </div>
      </div>
      {open && <p className="mt-2 max-h-40 overflow-y-auto rounded-lg bg-raised px-3 py-2 text-sm break-words whitespace-pre-wrap text-ink">{shown}</p>}
    </div>
  );
}
