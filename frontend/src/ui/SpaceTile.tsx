import { useState } from "react";

import { cx } from "./cx";

/** Dark enough for light letters on every theme. */
const SHADES: Record<string, string> = {
  pecan: "#8f4d22",
  amber: "#8a5a0c",
  leaf: "#4f6b33",
  teal: "#2a6a66",
  sky: "#37628f",
  plum: "#74477e",
  rose: "#9a4058",
  slate: "#545f70",
};

interface Props {
  name: string;
  colour: string;
  icon?: string | null;
  className?: string;
}

/** The picture of a space, or its first letters; decoration beside a name. */
export function SpaceTile({ name, colour, icon, className }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  const shape = cx("shrink-0 select-none", className);
  if (icon && icon !== broken) return <img src={icon} alt="" onError={() => setBroken(icon)} className={cx(shape, "object-cover")} />;
  const letters = name.trim().split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? "");
  return (
    <span
      aria-hidden="true"
      style={{ backgroundColor: SHADES[colour] ?? SHADES.pecan }}
      // No text, for the reason given in Avatar.
      data-initials={letters.join("").toUpperCase()}
      className={cx(shape, "inline-grid place-items-center font-semibold text-[#fff8ee] before:content-[attr(data-initials)]")}
    />
  );
}

export const COLOURS = Object.keys(SHADES);
