import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Logo } from "@/ui/Logo";
import { Notice } from "@/ui/Notice";

import { LanguageSwitch } from "./LanguageSwitch";

interface Props {
  title: string;
  text?: ReactNode;
  /** What is wrong with the form as a whole. */
  wrong?: string[];
  children?: ReactNode;
  footer?: ReactNode;
}

/** A rustling of leaves, drawn once; decoration. */
function Canopy() {
  return (
    <svg viewBox="0 0 600 800" preserveAspectRatio="xMidYMid slice" className="absolute inset-0 size-full" aria-hidden="true" fill="none">
      <path d="M-20 620C140 560 300 440 620 120" stroke="var(--on-pecan)" strokeOpacity=".28" strokeWidth="5" strokeLinecap="round" />
      <path d="M180 520c80 20 180 90 230 210" stroke="var(--on-pecan)" strokeOpacity=".2" strokeWidth="4" strokeLinecap="round" />
      {[
        [90, 575, -60],
        [190, 505, 20],
        [240, 465, -75],
        [330, 385, 10],
        [380, 335, -80],
        [455, 262, 0],
        [500, 220, -85],
        [300, 585, 80],
        [370, 660, 120],
      ].map(([x, y, turn]) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y}) rotate(${turn})`}>
          <path d="M0 0C8-42 44-74 104-80 100-22 62 8 0 0Z" fill="var(--on-pecan)" fillOpacity=".13" />
          <path d="M0 0C26-32 56-54 92-70" stroke="var(--on-pecan)" strokeOpacity=".3" strokeWidth="2" />
        </g>
      ))}
    </svg>
  );
}

/** The frame of every page for people who are not in yet. */
export function AuthCard({ title, text, wrong = [], children, footer }: Props) {
  const { t } = useTranslation();
  return (
    <div className="grid h-full overflow-y-auto bg-paper lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <aside className="relative hidden overflow-hidden bg-[#7a3f1b] p-12 text-[#fff3e2] lg:flex lg:flex-col lg:justify-between">
        <Canopy />
        <p className="relative flex items-center gap-3 font-display text-2xl font-semibold">
          <Logo className="size-10 rounded-xl ring-1 ring-[#fff3e2]/30" /> Carya
        </p>
        <div className="relative max-w-md">
          <p className="font-display text-4xl leading-[1.15] font-semibold text-balance">{t("auth.welcome")}</p>
          <p className="mt-4 text-lg leading-relaxed text-[#f6dfc4]">{t("auth.welcome_text")}</p>
        </div>
      </aside>
      <main className="flex flex-col items-center justify-center px-5 py-10">
        <div className="w-full max-w-md">
          <p className="mb-8 flex items-center gap-3 font-display text-2xl font-semibold lg:hidden">
            <Logo className="size-9" /> Carya
          </p>
          <h1 className="font-display text-3xl leading-tight font-semibold text-balance">{title}</h1>
          {text && <p className="mt-2.5 leading-relaxed text-ink-soft">{text}</p>}
          {wrong.length > 0 && (
            <Notice tone="bad" icon="alert" role="alert" className="mt-5">
              {wrong.map((line) => <p key={line}>{line}</p>)}
            </Notice>
          )}
          <div className="mt-7">{children}</div>
          {footer && <div className="mt-8 border-t border-line pt-5 text-sm text-ink-soft">{footer}</div>}
          <LanguageSwitch />
        </div>
      </main>
    </div>
  );
}

export const TEXT_LINK = "font-medium text-pecan underline decoration-pecan/40 underline-offset-4 hover:decoration-pecan";
