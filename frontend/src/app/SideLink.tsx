import type { ReactNode } from "react";
import { NavLink } from "react-router";

import { cx } from "@/ui/cx";
import { Icon, type IconName } from "@/ui/Icon";

interface Props {
  to: string;
  icon: IconName;
  /** Something behind it waits to be read. */
  waiting?: boolean;
  children: ReactNode;
}

/** A way from the sidebar to a page of one's own. */
export function SideLink({ to, icon, waiting = false, children }: Props) {
  return (
    <NavLink
      to={to}
      className={({ isActive }) =>
        cx(
          "flex min-h-11 items-center gap-3 rounded-xl px-2.5 text-[0.9375rem] transition-colors",
          isActive ? "bg-raised text-ink shadow-lift" : "text-ink-soft hover:bg-shell/70 hover:text-ink",
          waiting && "text-ink",
        )
      }
    >
      <span className="grid size-7 shrink-0 place-items-center"><Icon name={icon} className="size-[1.125rem]" /></span>
      {children}
    </NavLink>
  );
}
