import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { HttpError } from "@/lib/http";
import type { Upload } from "@/protocol/media";
import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { Spinner } from "@/ui/Spinner";

import { bytesText, guessKind } from "./limits";
import type { Tray } from "./tray";
import type { Stage, TrayItem } from "./trayItems";

const MOST_ALT = 500;

/** The rule that a refused file goes against, as the server words it. */
function ruleOf(error: unknown): string | null {
  const { rule } = (error instanceof HttpError ? (error.problem.details ?? {}) : {}) as { rule?: unknown };
  return typeof rule === "string" ? rule : null;
}

function trouble(t: TFunction, language: string, item: TrayItem, stage: Stage, upload: Upload | null): string | null {
  const { phase } = item;
  if (phase.kind === "failed") {
    const rule = ruleOf(phase.error);
    return rule === null ? errorText(t, phase.error) : t("media.refused", { rule });
  }
  if (phase.kind === "too_large") {
    const sizes = { limit: bytesText(phase.limit, language), size: bytesText(item.file.size, language) };
    return t("media.too_large", sizes);
  }
  if (stage === "held") return t("media.held");
  if (stage === "rejected") return t("media.rejected", { rule: upload?.problem?.rule ?? "" });
  return null;
}

function Picture({ item }: { item: TrayItem }) {
  const [broken, setBroken] = useState(false);
  return (
    <span className="grid size-14 shrink-0 place-items-center overflow-hidden rounded-xl border border-line bg-husk text-ink-faint">
      {item.preview && !broken ? (
        <img src={item.preview} alt="" onError={() => setBroken(true)} className="size-full object-cover" />
      ) : (
        <Icon name={guessKind(item.file.type) === "voice" ? "play" : "file"} />
      )}
    </span>
  );
}

function Progress({ label, part }: { label: string; part: number }) {
  const percent = Math.round(part * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="mt-1 h-1.5 overflow-hidden rounded-full bg-shell"
    >
      <div style={{ width: `${percent}%` }} className="h-full rounded-full bg-pecan transition-[width]" />
    </div>
  );
}

interface Props {
  tray: Tray;
  item: TrayItem;
  stage: Stage;
  upload: Upload | null;
}

export function TrayRow({ tray, item, stage, upload }: Props) {
  const { t, i18n } = useTranslation();
  const { name } = item.file;
  const { phase } = item;
  const wrong = trouble(t, i18n.language, item, stage, upload);
  const isVoice = guessKind(item.file.type) === "voice";
  const altWrong = item.altError === null ? null : errorText(t, item.altError);
  const canRetry = phase.kind === "failed" && phase.canRetry;
  const saveAlt = () => void tray.saveAlt(item.key).catch(() => undefined);
  return (
    <li
      aria-label={name}
      data-stage={stage}
      className={cx("flex min-w-0 gap-2.5 rounded-2xl border p-2", wrong ? "border-berry/30 bg-berry-wash/50" : "border-line bg-husk/60")}
    >
      <Picture item={item} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2 text-[0.8125rem] leading-5">
          <span className="truncate font-medium" title={name}>{name}</span>
          <span className="shrink-0 text-xs text-ink-faint tabular-nums">{bytesText(item.file.size, i18n.language)}</span>
        </p>
        {phase.kind === "sending" && phase.part < 1 && <Progress label={t("media.sending", { name })} part={phase.part} />}
        {((phase.kind === "sending" && phase.part >= 1) || stage === "processing") && (
          <p role="status" className="flex items-center gap-1.5 text-xs text-ink-faint">
            <Spinner className="size-3.5" /> {t("media.processing")}
          </p>
        )}
        {wrong && <p role="alert" className="text-xs leading-4 text-berry">{wrong}</p>}
        {(item.preview || isVoice) && !wrong && (
          <input
            value={item.alt}
            maxLength={MOST_ALT}
            aria-label={t(isVoice ? "voice.words_label" : "media.alt_label", { name })}
            aria-invalid={altWrong ? true : undefined}
            placeholder={t(isVoice ? "voice.words" : "media.alt_placeholder")}
            onChange={(event) => tray.describe(item.key, event.target.value)}
            onBlur={saveAlt}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
              // Enter is done with the description, not yet with the message.
              event.preventDefault();
              saveAlt();
            }}
            className="mt-1 h-7 w-full rounded-lg border border-line-strong bg-raised px-2 text-[0.8125rem] outline-none placeholder:text-ink-faint focus:border-pecan aria-invalid:border-berry"
          />
        )}
        {altWrong && <p role="alert" className="mt-0.5 text-xs text-berry">{altWrong}</p>}
      </div>
      <div className="flex flex-col">
        <IconButton
          bare
          icon="close"
          size="small"
          label={t(phase.kind === "sending" ? "media.cancel" : "media.remove", { name })}
          onClick={() => tray.remove(item.key)}
        />
        {canRetry && <IconButton icon="retry" size="small" label={t("media.retry", { name })} onClick={() => tray.retry(item.key)} />}
      </div>
    </li>
  );
}
