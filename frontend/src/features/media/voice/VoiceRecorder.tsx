import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { Spinner } from "@/ui/Spinner";

import { durationText, MOST_VOICE_MS } from "../limits";
import { Listen } from "./Listen";
import type { Recorded } from "./recording";
import { useRecorder } from "./useRecorder";

/** Levels that fit on the screen; the latest are shown. */
const SHOWN = 60;

interface Props {
  onDone: (recorded: Recorded) => void;
  onClose: () => void;
}

/** Records a voice note above the text box: ask, record, listen, take. */
export default function VoiceRecorder({ onDone, onClose }: Props) {
  const { t } = useTranslation();
  const { step, stop, again } = useRecorder();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that matters now is the one the keyboard is on.
    panel.current?.querySelector<HTMLElement>("[data-next]")?.focus();
  }, [step.kind]);

  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <div ref={panel} role="group" aria-label={t("voice.recorder")} onKeyDown={keys} className="flex min-h-16 flex-wrap items-center gap-3 border-b border-line p-2.5">
      {step.kind === "asking" && (
        <>
          <p role="status" className="flex flex-1 items-center gap-2 px-1 text-sm text-ink-soft"><Spinner /> {t("voice.asking")}</p>
          <Button size="small" data-next="" onClick={onClose}>{t("action.cancel")}</Button>
        </>
      )}
      {step.kind === "recording" && (
        <>
          <span aria-hidden="true" className="ml-1 size-3 shrink-0 rounded-full bg-berry motion-safe:animate-pulse" />
          <p role="status" className="sr-only">{t("voice.recording")}</p>
          <Live levels={step.levels} />
          <span className="shrink-0 text-xs text-ink-faint tabular-nums">{durationText(step.milliseconds)} / {durationText(MOST_VOICE_MS)}</span>
          <IconButton icon="trash" label={t("voice.cancel")} onClick={onClose} />
          <Button size="small" look="primary" data-next="" onClick={stop}>{t("voice.stop")}</Button>
        </>
      )}
      {step.kind === "recorded" && (
        <>
          <Listen recorded={step.recorded} />
          <IconButton icon="trash" label={t("voice.cancel")} onClick={onClose} />
          <IconButton icon="retry" label={t("voice.again")} onClick={again} />
          <Button size="small" look="primary" data-next="" onClick={() => onDone(step.recorded)}>{t("voice.take")}</Button>
        </>
      )}
      {step.kind === "failed" && (
        <>
          <p role="alert" className="flex min-w-0 flex-1 items-start gap-2 px-1 text-sm text-berry">
            <Icon name="alert" className="mt-0.5 size-4" /> {t(`voice.trouble.${step.trouble}`)}
          </p>
          <Button size="small" onClick={onClose}>{t("action.close")}</Button>
          <Button size="small" data-next="" onClick={again}>{t("action.retry")}</Button>
        </>
      )}
    </div>
  );
}

function Live({ levels }: { levels: number[] }) {
  return (
    <div aria-hidden="true" className="flex h-9 min-w-0 flex-1 items-center justify-end gap-0.5 overflow-hidden">
      {levels.slice(-SHOWN).map((level, index) => (
        <span key={Math.max(0, levels.length - SHOWN) + index} style={{ height: `${Math.max(8, level)}%` }} className="w-1 shrink-0 rounded-full bg-berry/70" />
      ))}
    </div>
  );
}
