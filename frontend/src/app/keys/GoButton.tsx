import { useTranslation } from "react-i18next";

import { SHORTCUTS } from "@/lib/shortcuts";
import { Icon } from "@/ui/Icon";
import { Keys } from "@/ui/Keys";

import { useOpenSheet } from "./KeysHost";

/** Opens the switcher for those who have no keyboard, and tells the others how to do without it. */
export function GoButton() {
  const { t } = useTranslation();
  const open = useOpenSheet();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => open("switcher")}
      className="mb-2 flex min-h-11 w-full items-center gap-3 rounded-xl border border-line bg-paper px-2.5 text-[0.9375rem] text-ink-soft transition-colors hover:border-line-strong hover:text-ink"
    >
      <span className="grid size-7 shrink-0 place-items-center"><Icon name="search" className="size-[1.125rem]" /></span>
      <span className="min-w-0 flex-1 truncate text-left">{t("switcher.button")}</span>
      <span aria-hidden="true" className="max-md:hidden"><Keys keys={SHORTCUTS.switcher.keys[0]} /></span>
    </button>
  );
}
