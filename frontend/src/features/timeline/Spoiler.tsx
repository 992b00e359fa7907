import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Words that are not to be read by accident: neither seen, nor copied, nor read aloud before they are asked for. */
export function Spoiler({ children, hidden }: { children: ReactNode; hidden: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [held, setHeld] = useState(false);
  const words = useRef<HTMLSpanElement>(null);

  // Who opened it with the focus on it goes on reading there.
  useEffect(() => {
    if (open && held) words.current?.focus({ preventScroll: true });
  }, [open, held]);

  if (open) return <span ref={words} tabIndex={-1} className="rounded-md bg-shell px-1 outline-none">{children}</span>;
  return (
    <button
      type="button"
      aria-label={t("message.spoiler")}
      onClick={(event) => {
        setHeld(event.currentTarget === document.activeElement);
        setOpen(true);
      }}
      className="rounded-md bg-ink-soft px-1 select-none hover:bg-ink-faint"
    >
      <span aria-hidden="true" className="invisible">{hidden}</span>
    </button>
  );
}
