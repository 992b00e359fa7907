import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Space } from "@/protocol/objects";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Notice } from "@/ui/Notice";

import { calls } from "./calls";
import { Area } from "./fields";
import { useSaving } from "./useSaving";

const ANSWER_CHARS = 500;

/** Asking to join a restricted space. */
export function AskDialog({ space, onClose }: { space: Space; onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, save, errorsOf, otherThan } = useSaving();
  const [answer, setAnswer] = useState("");
  const other = otherThan("answer");
  const ask = async () => {
    if (await save(() => calls.ask(space.slug, answer.trim()))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t("spaces.ask.title", { space: space.name })} description={t("spaces.ask.text")} closeLabel={t("action.close")}>
      <form
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        {space.rules.length > 0 && <Rules rules={space.rules} />}
        <Area
          label={space.question || t("spaces.ask.answer")}
          value={answer}
          maxLength={ANSWER_CHARS}
          hint={t("spaces.ask.hint")}
          errors={errorsOf("answer")}
          onChange={(event) => setAnswer(event.target.value)}
        />
        {other && <Notice tone="bad" icon="alert" role="alert">{other}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" type="submit" busy={busy}>{t("spaces.door.ask")}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The rules of a space, in order. */
export function Rules({ rules }: { rules: string[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t("spaces.form.rules")} className="rounded-2xl bg-shell/50 px-4 py-3">
      <h3 className="text-sm font-semibold">{t("spaces.form.rules")}</h3>
      <ol className="mt-1.5 list-decimal space-y-1 pl-5 text-sm text-ink-soft">{rules.map((rule, index) => <li key={index}>{rule}</li>)}</ol>
    </section>
  );
}
