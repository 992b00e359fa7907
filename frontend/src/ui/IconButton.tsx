import type { ButtonHTMLAttributes, Ref } from "react";

import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";
import { TIP } from "./Tip";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconName;
  /** Its accessible name, shown on hover. */
  label: string;
  size?: "small" | "normal";
  /** Where a tip would lie over something that matters. */
  bare?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, size = "normal", bare = false, className, ref, ...rest }: Props) {
  return (
    <button
      type="button"
      {...(bare ? {} : TIP)}
      {...rest}
      ref={ref}
      aria-label={label}
      className={cx(
        "inline-flex items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-shell hover:text-ink",
        "disabled:opacity-40 aria-pressed:bg-pecan-wash aria-pressed:text-pecan data-[state=open]:bg-shell",
        size === "small" ? "size-8" : "size-10",
        className,
      )}
    >
      <Icon name={icon} className={size === "small" ? "size-[1.125rem]" : "size-5"} />
    </button>
  );
}
