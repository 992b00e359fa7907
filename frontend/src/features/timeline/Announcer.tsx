import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { plainText } from "@/lib/markdown/blocks";
import type { Message } from "@/protocol/objects";

const STAY = 1_500;

/** Reads new messages of others out, politely; the list itself is silent, since it also grows upwards. */
export function Announcer({ latest, own }: { latest: Message | null; own: boolean }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const known = useRef<number | null>(null);
  const seq = latest?.seq ?? null;
  useEffect(() => {
    const isFirst = known.current === null;
    const isNew = seq !== null && seq > (known.current ?? 0);
    if (isNew) known.current = seq;
    if (!isNew || isFirst || own || !latest) return;
    const name = latest.author?.display_name ?? t("person.deleted");
    setText(t("message.announce", { name, text: plainText(latest.content).slice(0, 300) || t("media.attachment") }));
  }, [seq, own, latest, t]);
  // Said once, it is not left for the reading cursor to find a second time.
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => setText(""), STAY);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
