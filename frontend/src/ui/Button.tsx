import type { ButtonHTMLAttributes } from "react";

import { cx } from "./cx";
import { Spinner } from "./Spinner";

const LOOKS = {
  primary: "bg-pecan text-on-pecan hover:bg-pecan-strong shadow-lift",
  quiet: "bg-shell/70 text-ink hover:bg-shell",
  outline: "border border-line-strong text-ink hover:bg-shell/60",
  danger: "bg-berry text-paper hover:brightness-110",
  link: "text-pecan underline-offset-4 hover:underline px-0!",
};

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: keyof typeof LOOKS;
  size?: "small" | "normal";
  busy?: boolean;
}

export function Button({ look = "quiet", size = "normal", busy = false, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      className={cx(
        "inline-flex items-center justify-center gap-2 rounded-xl font-medium transition-colors",
        "disabled:cursor-not-allowed disabled:opacity-55",
        size === "small" ? "min-h-8 px-3 text-[0.8125rem]" : "min-h-10 px-4 text-sm",
        LOOKS[look],
        className,
      )}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
