import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import type { Message } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { useToast } from "@/ui/toasts";

import { categoryText } from "./category";

interface Props {
  message: Message;
  onDone: () => void;
}

/** Rewrites a message in place; a refusal keeps what was typed. */
export function EditBox({ message, onDone }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const limit = useStore((state) => state.contentChars);
  const [text, setText] = useState(message.content);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const area = box.current;
    if (!area) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, []);

  const save = async () => {
    const content = text.trim();
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
    <div className="mt-1 rounded-2xl border border-pecan/50 bg-raised p-2 shadow-lift">
      <textarea
        ref={box}
        value={text}
        maxLength={limit}
        aria-label={t("message.edit_label")}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.stopPropagation();
            onDone();
          } else if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            void save();
          }
        }}
        className="field-sizing-content max-h-60 min-h-11 w-full resize-none bg-transparent px-2 py-1.5 text-message outline-none"
      />
      {wrong && <Notice tone="bad" icon="alert" role="alert" className="mb-2">{wrong}</Notice>}
      <div className="flex items-center gap-2 px-1">
        <p className="flex-1 text-xs text-ink-faint max-sm:invisible">{t("message.edit_hint")}</p>
        <Button size="small" onClick={onDone}>{t("action.cancel")}</Button>
        <Button size="small" look="primary" busy={busy} onClick={() => void save()}>{t("action.save")}</Button>
      </div>
    </div>
  );
}
