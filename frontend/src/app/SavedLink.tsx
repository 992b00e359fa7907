import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";

/** The way to what one has saved. */
export function SavedLink() {
  const { t } = useTranslation();
  return (
    <NavLink
      to="/saved"
      className={({ isActive }) =>
        cx(
          "flex min-h-11 items-center gap-3 rounded-xl px-2.5 text-[0.9375rem] transition-colors",
          isActive ? "bg-raised text-ink shadow-lift" : "text-ink-soft hover:bg-shell/70 hover:text-ink",
        )
      }
    >
      <span className="grid size-7 shrink-0 place-items-center"><Icon name="bookmark" className="size-[1.125rem]" /></span>
      {t("saved.title")}
    </NavLink>
  );
}
