import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { fullTime } from "@/lib/time";
import type { Id, Space } from "@/protocol/objects";
import type { MemberChange, Sanctioned } from "@/protocol/spaces";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";

import { calls } from "../calls";

interface Props {
  space: Space;
  busy: boolean;
  onChange: (user: Id, change: MemberChange) => void;
}

/** People who are muted or banned now, and the way back for them. */
export function Sanctions({ space, busy, onChange }: Props) {
  const { t } = useTranslation();
  const muted = useQuery({ queryKey: ["members", space.slug, "muted"], queryFn: () => calls.sanctioned(space.slug, "muted") });
  const banned = useQuery({ queryKey: ["members", space.slug, "banned"], queryFn: () => calls.sanctioned(space.slug, "banned") });
  return (
    <>
      <List title={t("spaces.members.muted")} people={muted.data?.results} until={(one) => one.muted_until} undo={t("spaces.members.unmute")} busy={busy} onUndo={(user) => onChange(user, { muted_until: null })} />
      <List title={t("spaces.members.banned")} people={banned.data?.results} until={(one) => one.banned_until} undo={t("spaces.members.unban")} busy={busy} onUndo={(user) => onChange(user, { banned_until: null })} />
    </>
  );
}

interface ListProps {
  title: string;
  people: Sanctioned[] | undefined;
  until: (one: Sanctioned) => string | null;
  undo: string;
  busy: boolean;
  onUndo: (user: Id) => void;
}

/** Longer than anyone plans ahead. */
const ENDLESS = 50 * 365 * 86_400_000;
const isEndless = (end: string): boolean => new Date(end).getTime() - Date.now() > ENDLESS;

function List({ title, people, until, undo, busy, onUndo }: ListProps) {
  const { t, i18n } = useTranslation();
  if (!people?.length) return null;
  const time = (one: Sanctioned) => {
    const end = until(one) ?? "";
    return isEndless(end) ? t("spaces.members.no_end") : t("spaces.members.until", { time: fullTime(end, i18n.language) });
  };
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-sm font-semibold">{title}</h2>
      <ul className="divide-y divide-line rounded-2xl border border-line">
        {people.map((one) => (
          <li key={one.user.id} className="flex flex-wrap items-center gap-3 px-3 py-2.5 sm:px-4">
            <Avatar id={one.user.id} name={one.user.display_name} src={one.user.avatar} />
            <span className="min-w-0 flex-1">
              <span className="block truncate text-sm font-medium">{one.user.display_name}</span>
              <span className="block truncate text-xs text-ink-faint">{time(one)}</span>
            </span>
            <Button size="small" busy={busy} onClick={() => onUndo(one.user.id)}>{undo}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
