import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";

import PopoverBox from "@/ui/overlay/PopoverBox";

import { watchBadges } from "./gestures";
import { WhyPlace } from "./WhyPlace";
import { WhyThreads } from "./WhyThreads";

interface Asked {
  badge: HTMLElement;
  /** The link that the badge is in. */
  anchor: HTMLElement;
  /** `rooms/<id>`, `threads/<id>`, or `threads` for all of them. */
  why: string;
  /** The entry of the history at which it was asked. */
  at: string;
}

/** Answers every badge on the page that says in `data-why` what it counts. */
export default function BadgeWhy() {
  const { t } = useTranslation();
  const { key } = useLocation();
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(
    () =>
      watchBadges((badge) => {
        const anchor = badge.closest<HTMLElement>("a, button") ?? badge;
        setAsked({ badge, anchor, why: badge.dataset.why ?? "", at: key });
      }),
    [key],
  );
  // Going somewhere is an answer, too.
  if (!asked || asked.at !== key) return null;
  const [kind, id] = asked.why.split("/") as ["rooms" | "threads", string | undefined];
  const close = () => setAsked(null);
  return (
    <PopoverBox anchor={asked.anchor} labelledBy="" byKeyboard label={t("badge.title")} side="bottom" align="end" onClose={close}>
      <div className="w-[min(21rem,calc(100vw-2rem))] p-4 text-sm">
        {id ? <WhyPlace kind={kind} id={id} onDone={close} /> : <WhyThreads onDone={close} />}
      </div>
    </PopoverBox>
  );
}
