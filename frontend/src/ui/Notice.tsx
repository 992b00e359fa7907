import type { ReactNode } from "react";

import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";

const TONES = {
  info: "bg-shell/60 text-ink-soft border-line",
  good: "bg-leaf-wash text-leaf border-leaf/20",
  warn: "bg-gold-wash text-gold border-gold/25",
  bad: "bg-berry-wash text-berry border-berry/20",
};

interface Props {
  tone?: keyof typeof TONES;
  icon?: IconName;
  role?: "status" | "alert";
  className?: string;
  children: ReactNode;
}

export function Notice({ tone = "info", icon, role, className, children }: Props) {
  return (
    <div
      role={role}
      className={cx("flex items-start gap-2.5 rounded-xl border px-3.5 py-2.5 text-sm", TONES[tone], className)}
    >
      {icon && <Icon name={icon} className="mt-px size-[1.125rem]" />}
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
