import { useState } from "react";

import { cx } from "./cx";

/** Each at least 4.5:1 under the letters. */
const TINTS = ["#9a5a2e", "#5c763c", "#956619", "#8c4a4a", "#4d6d6a", "#7a5a80", "#9f5f2d", "#56663a", "#8a6a3a", "#6a5648"];
const SIZES = { small: "size-6 text-[0.625rem]", normal: "size-9 text-sm", large: "size-14 text-xl" };

function tint(key: string): string {
  let hash = 0;
  for (const char of key) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return TINTS[hash % TINTS.length] ?? "#6a5648";
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase();
}

interface Props {
  /** Decides the colour; stays when the name changes. */
  id: string;
  name: string;
  src?: string | null;
  size?: keyof typeof SIZES;
  className?: string;
}

/** Decoration beside a name. */
export function Avatar({ id, name, src, size = "normal", className }: Props) {
  const shape = cx("shrink-0 rounded-[34%] select-none", SIZES[size], className);
  const [broken, setBroken] = useState<string | null>(null);
  if (src && src !== broken) return <img src={src} alt="" onError={() => setBroken(src)} className={cx(shape, "object-cover")} />;
  return (
    <span
      aria-hidden="true"
      style={{ backgroundColor: tint(id) }}
      // No text: what is read aloud and what voice control listens for is the name beside it.
      data-initials={initials(name)}
      className={cx(shape, "inline-grid place-items-center font-semibold text-[#fff8ee] before:content-[attr(data-initials)]")}
    />
  );
}
