import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { categoryText } from "@/lib/category";
import { errorText } from "@/lib/errors";
import type { Message } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { useToast } from "@/ui/toasts";

import { TextBox } from "./TextBox";
import { useTextBox } from "./useTextBox";

interface Props {
  message: Message;
  onDone: () => void;
}

/** Rewrites a message in place; a refusal keeps what was typed. */
export default function EditBox({ message, onDone }: Props) {
  const { t, i18n } = useTranslation();
  const live = useLive();
  const say = useToast();
  const limit = useStore((state) => state.contentChars);
  const [text, setText] = useState(message.content);
  const { box, change } = useTextBox(text, setText);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const over = [...text].length - limit;

  useEffect(() => {
    const area = box.current;
    if (!area) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, [box]);

  const save = async () => {
    const content = text.trim();
    if (over > 0) return;
    if (!content || content === message.content) return onDone();
    setBusy(true);
    setWrong(null);
    try {
      if ((await live.edit(message.id, content)) === "held") say(t(message.state === "held" ? "own.held_again" : "message.edit_held"));
      onDone();
    } catch (error) {
      setWrong(categoryText(t, error) ?? errorText(t, error));
      setBusy(false);
    }
  };

  return (
    <div data-suggest-over className="mt-1 rounded-2xl border border-pecan/50 bg-raised p-2 shadow-lift">
      <TextBox
        room={message.room}
        box={box}
        text={text}
        onText={setText}
        change={change}
        label={t("message.edit_label")}
        onEnter={() => void save()}
        onEscape={onDone}
        className="max-h-60 min-h-11 w-full px-2 py-1.5"
      />
      {wrong && <Notice tone="bad" icon="alert" role="alert" className="mb-2">{wrong}</Notice>}
      <div className="flex items-center gap-2 px-1">
        {over > 0 ? (
          <p role="alert" className="flex-1 text-xs font-semibold text-berry">
            {t("composer.too_long", { count: over, limit: limit.toLocaleString(i18n.language) })}
          </p>
        ) : (
          <p className="flex-1 text-xs text-ink-faint max-sm:invisible">{t("message.edit_hint")}</p>
        )}
        <Button size="small" onClick={onDone}>{t("action.cancel")}</Button>
        <Button size="small" look="primary" busy={busy} disabled={over > 0} onClick={() => void save()}>{t("action.save")}</Button>
      </div>
    </div>
  );
}
