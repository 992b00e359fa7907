import { useTranslation } from "react-i18next";

import type { Poll } from "@/protocol/objects";
import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";

import { share } from "./state";

interface Props {
  option: Poll["options"][number];
  voters: number;
  single: boolean;
  chosen: boolean;
  /** Has most votes in the end. */
  leading: boolean;
  active: boolean;
  reachable: boolean;
  onFocus: () => void;
  onChoose: () => void;
}

/** One option: a bar as long as its share, which grows and shrinks while people vote. */
export function PollRow({ option, voters, single, chosen, leading, active, reachable, onFocus, onChoose }: Props) {
  const { t } = useTranslation();
  const percent = share(option.votes, voters);
  return (
    <button
      type="button"
      data-option
      role={single ? "radio" : "checkbox"}
      aria-checked={chosen}
      aria-disabled={!active || undefined}
      aria-label={t("polls.option", { text: option.text, count: option.votes, percent })}
      tabIndex={reachable ? 0 : -1}
      onFocus={onFocus}
      onClick={() => active && onChoose()}
      className={cx(
        "relative flex min-h-10 w-full items-center gap-2.5 overflow-hidden rounded-xl border px-3 py-1.5 text-left text-sm",
        chosen ? "border-pecan/60" : "border-line",
        active ? "hover:border-pecan" : "cursor-default!",
      )}
    >
      <span
        aria-hidden="true"
        style={{ width: `${percent}%` }}
        className={cx("absolute inset-y-0 left-0 transition-[width] duration-300 ease-out", chosen || leading ? "bg-pecan-wash" : "bg-shell/60")}
      />
      <span
        aria-hidden="true"
        className={cx(
          "relative grid size-4.5 shrink-0 place-items-center border",
          single ? "rounded-full" : "rounded-md",
          chosen ? "border-pecan bg-pecan text-on-pecan" : "border-line-strong bg-raised",
          !active && !chosen && "opacity-50",
        )}
      >
        {chosen && <Icon name="check" className="size-3.5" />}
      </span>
      <span className={cx("relative min-w-0 flex-1 wrap-anywhere text-ink", (chosen || leading) && "font-semibold")}>{option.text}</span>
      <span className="relative shrink-0 text-xs text-ink-soft tabular-nums">
        {option.votes > 0 && <span className="mr-2">{option.votes}</span>}
        {percent} %
      </span>
    </button>
  );
}
