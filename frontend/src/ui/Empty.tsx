import type { ReactNode } from "react";

interface Props {
  title: string;
  text?: string;
  children?: ReactNode;
}

/** A branch with three nuts: for places where nothing is yet. */
function Branch() {
  return (
    <svg viewBox="0 0 200 120" className="h-28 w-auto" aria-hidden="true" fill="none">
      <path d="M18 84C62 78 120 66 182 30" stroke="var(--line-strong)" strokeWidth="4" strokeLinecap="round" />
      <path d="M64 76c-8-22 2-40 24-48 8 22 0 40-24 48Z" fill="var(--leaf-wash)" stroke="var(--leaf)" strokeWidth="2" />
      <path d="M64 76c6-18 12-30 22-44" stroke="var(--leaf)" strokeWidth="1.5" />
      <path d="M130 56c2-22 16-34 38-34 0 22-14 34-38 34Z" fill="var(--leaf-wash)" stroke="var(--leaf)" strokeWidth="2" />
      <path d="M132 54c10-14 20-22 33-30" stroke="var(--leaf)" strokeWidth="1.5" />
      {[
        [84, 76, 1],
        [112, 68, 1.15],
        [142, 60, 0.9],
      ].map(([x, y, scale]) => (
        <g key={x} transform={`translate(${x} ${y}) scale(${scale})`}>
          <path d="M0 0c11 7 15 15 15 22 0 9-6 15-15 15s-15-6-15-15c0-7 4-15 15-22Z" fill="var(--pecan)" />
          <path d="M0 5v29M-6 11c3 6 3 13 0 20M6 11c-3 6-3 13 0 20" stroke="var(--on-pecan)" strokeOpacity=".55" strokeWidth="1.6" strokeLinecap="round" />
        </g>
      ))}
    </svg>
  );
}

export function Empty({ title, text, children }: Props) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-3 px-6 py-10 text-center">
      <Branch />
      <h2 className="mt-2 font-display text-2xl leading-tight font-semibold text-balance text-ink">{title}</h2>
      {text && <p className="text-[0.9375rem] leading-relaxed text-pretty text-ink-soft">{text}</p>}
      {children}
    </div>
  );
}
