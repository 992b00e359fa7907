import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { rest } from "@/lib/rest";
import type { PresenceStatus } from "@/protocol/objects";
import type { Member } from "@/protocol/rest";
import { useLoungePresence } from "@/store/useLoungePresence";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";
import { PresenceDot } from "@/ui/PresenceDot";
import { Spinner } from "@/ui/Spinner";

interface Shown extends Member {
  now: PresenceStatus;
  text: string;
}

const isHere = (status: PresenceStatus): boolean => status !== "offline" && status !== "invisible";
const byName = (a: Shown, b: Shown) => a.user.display_name.localeCompare(b.user.display_name);

function Person({ member }: { member: Shown }) {
  const { t } = useTranslation();
  const here = isHere(member.now);
  return (
    <li className="flex items-center gap-3 rounded-xl px-2 py-1.5 hover:bg-shell/60">
      <span className={cx("relative", !here && "opacity-55")}>
        <Avatar id={member.user.id} name={member.user.display_name} src={member.user.avatar} />
        <PresenceDot status={member.now} className="absolute -right-0.5 -bottom-0.5 size-3! ring-2 ring-husk" />
      </span>
      <span className="min-w-0 flex-1">
        <span className={cx("flex items-center gap-1.5 text-sm font-medium", !here && "text-ink-faint")}>
          <span className="truncate">{member.user.display_name}</span>
          {member.user.badge && (
            <span title={member.user.badge} className="text-leaf">
              <Icon name="shield" className="size-3.5" />
              <span className="sr-only">{member.user.badge}</span>
            </span>
          )}
          <span className="sr-only">{t(`presence.${member.now}`)}</span>
        </span>
        {member.text && <span className="block truncate text-xs text-ink-faint">{member.text}</span>}
      </span>
    </li>
  );
}

/** Who belongs to the space, the present ones first. */
export default function MembersPanel({ space }: { space: string }) {
  const { t } = useTranslation();
  const { presence } = useLoungePresence();
  const members = useQuery({ queryKey: ["members", space], queryFn: () => rest.members(space) });
  const [here, away] = useMemo(() => {
    const all = (members.data?.results ?? []).map((member): Shown => {
      const live = presence[member.user.id];
      return { ...member, now: live?.status ?? "offline", text: live?.text ?? "" };
    });
    return [all.filter(({ now }) => isHere(now)).sort(byName), all.filter(({ now }) => !isHere(now)).sort(byName)];
  }, [members.data, presence]);

  if (members.isPending) return <div className="grid h-32 place-items-center text-ink-faint"><Spinner /></div>;
  if (members.isError) {
    return (
      <div className="space-y-3 p-4 text-sm text-ink-soft">
        <p>{t("members.failed")}</p>
        <Button size="small" onClick={() => void members.refetch()}>{t("action.retry")}</Button>
      </div>
    );
  }
  return (
    // Nothing in it takes the focus, so it does itself: otherwise no key could scroll it.
    <div tabIndex={0} className="space-y-5 overflow-y-auto p-3 -outline-offset-2">
      {([["here", here], ["away", away]] as const).map(
        ([key, list]) =>
          list.length > 0 && (
            <section key={key} aria-label={t(`members.${key}`)}>
              <h3 className="px-2 pb-1.5 text-tiny font-semibold tracking-wide text-ink-faint uppercase">
                {t(`members.${key}`)} — {list.length}
              </h3>
              <ul>{list.map((member) => <Person key={member.user.id} member={member} />)}</ul>
            </section>
          ),
      )}
      {members.data.next && <p className="px-2 text-xs text-ink-faint">{t("members.cut", { count: members.data.results.length })}</p>}
    </div>
  );
}
