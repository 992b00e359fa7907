import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/IconButton";

import { HeaderSearch } from "./HeaderSearch";
import { useDrawer } from "./lounge";

interface Props {
  title: ReactNode;
  text?: ReactNode;
  /** Before the title. */
  mark?: ReactNode;
  /** The search page has a box of its own. */
  search?: boolean;
  children?: ReactNode;
  className?: string | undefined;
}

/** The head of every page in the shell; on a small screen it holds the way to the room list. */
export function PageHeader({ title, text, mark, search = true, children, className }: Props) {
  const { t } = useTranslation();
  const openDrawer = useDrawer();
  return (
    <header className={cx("flex min-h-16 items-center gap-3 border-b border-line bg-paper px-3 sm:px-6", className)}>
      <IconButton icon="menu" label={t("shell.open_rooms")} onClick={openDrawer} className="md:hidden" />
      {mark}
      <div className="min-w-0 flex-1 py-2">
        <h1 className="truncate font-display text-xl leading-6 font-semibold">{title}</h1>
        {text && <p className="truncate text-[0.8125rem] leading-5 text-ink-faint">{text}</p>}
      </div>
      {search && <HeaderSearch />}
      {children}
    </header>
  );
}
