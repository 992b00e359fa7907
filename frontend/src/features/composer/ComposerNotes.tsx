import { useTranslation } from "react-i18next";

import { countdown } from "@/lib/time";
import { cx } from "@/ui/cx";

/** How near the limit the counter shows. */
const COUNT_FROM = 500;

interface Props {
  id: string;
  length: number;
  limit: number;
  barred: boolean;
  slowLeft: number;
  slowSeconds: number;
  /** A message of the thread may be shown in the room, too; null where it may not. */
  share: { on: boolean; set: (on: boolean) => void } | null;
}

/** The line under the text box: slow mode, what is left of the length, where it goes. */
export function ComposerNotes({ id, length, limit, barred, slowLeft, slowSeconds, share }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <p id={id} className="flex h-5 items-center justify-end gap-3 px-2 text-tiny text-ink-faint">
      {share && !barred && (
        <label className="mr-auto flex items-center gap-1.5">
          <input type="checkbox" checked={share.on} onChange={(event) => share.set(event.target.checked)} className="size-3.5 accent-pecan" />
          {t("threads.also_in_room")}
        </label>
      )}
      {slowLeft > 0 && <span role="timer">{t("composer.slow", { time: countdown(slowLeft) })}</span>}
      {slowLeft === 0 && slowSeconds > 0 && !barred && <span>{t("composer.slow_on", { time: countdown(slowSeconds) })}</span>}
      {length > limit - COUNT_FROM && (
        <span className={cx("tabular-nums", length > limit && "font-semibold text-berry")} role={length > limit ? "alert" : undefined}>
          {length > limit ? t("composer.too_long", { count: length - limit, limit: limit.toLocaleString(i18n.language) }) : t("composer.left", { count: limit - length })}
        </span>
      )}
    </p>
  );
}
