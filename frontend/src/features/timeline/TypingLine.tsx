import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { rest } from "@/lib/rest";
import { useStore } from "@/store/context";
import type { Typist } from "@/store/state";

/** The time, once a second while `ticking`. */
function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}

/** Who types right now; names fade a few seconds after their last key. */
export function TypingLine({ typists, space }: { typists: Typist[] | undefined; space: string }) {
  const { t } = useTranslation();
  const users = useStore((state) => state.users);
  const blocked = useStore((state) => state.blocked);
  const now = useNow(Boolean(typists?.length));
  const present = (typists ?? []).filter(({ user, until }) => until > now && !blocked[user]);
  // Whoever has not written yet is known from the list of members only.
  const members = useQuery({
    queryKey: ["members", space],
    queryFn: () => rest.members(space),
    enabled: present.some(({ user }) => !users[user]),
  }).data?.results;
  const names = present.map(
    ({ user }) => (users[user] ?? members?.find((member) => member.user.id === user)?.user)?.display_name ?? t("typing.someone"),
  );
  const text =
    names.length === 0
      ? ""
      : names.length === 1
        ? t("typing.one", { name: names[0] })
        : names.length === 2
          ? t("typing.two", { first: names[0], second: names[1] })
          : t("typing.many");
  return (
    <div aria-live="polite" className="flex h-6 items-center gap-2 px-5 text-xs text-ink-soft sm:px-7">
      {text && (
        <>
          <span className="flex gap-0.5" aria-hidden="true">
            {["[animation-delay:0ms]", "[animation-delay:150ms]", "[animation-delay:300ms]"].map((delay) => (
              <span key={delay} className={`pulse-dot size-1.5 rounded-full bg-leaf ${delay}`} />
            ))}
          </span>
          {text}
        </>
      )}
    </div>
  );
}
