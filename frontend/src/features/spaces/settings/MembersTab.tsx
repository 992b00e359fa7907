import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { Button } from "@/ui/Button";
import { cx } from "@/ui/cx";
import { INPUT } from "@/ui/Field";
import { Icon } from "@/ui/Icon";
import { Notice } from "@/ui/Notice";
import { Spinner } from "@/ui/Spinner";

import { calls, cursorOf } from "../calls";
import type { TabProps } from "../SpaceSettings";
import { useSaving } from "../useSaving";
import { MemberRow } from "./MemberRow";
import { Sanctions } from "./Sanctions";

/** Who belongs to a space; their roles, and for moderators what keeps them in order. */
export function MembersTab({ space, mine }: TabProps) {
  const { t } = useTranslation();
  const { busy, save, otherThan } = useSaving();
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const found = useInfiniteQuery({
    queryKey: ["members", space.slug, "search", q],
    queryFn: ({ pageParam }) => calls.members(space.slug, q, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => cursorOf(next, "cursor"),
    placeholderData: (before) => before,
  });
  const members = found.data?.pages.flatMap((page) => page.results) ?? [];
  const wrong = otherThan();
  return (
    <div className="space-y-6">
      <label className="relative block">
        <span className="sr-only">{t("spaces.members.search")}</span>
        <Icon name="search" className="pointer-events-none absolute top-3 left-3.5 size-5 text-ink-faint" />
        <input type="search" value={text} maxLength={80} placeholder={t("spaces.members.search")} onChange={(event) => setText(event.target.value)} className={cx(INPUT, "h-11 pl-11")} />
      </label>
      {wrong && <Notice tone="bad" icon="alert" role="alert">{wrong}</Notice>}
      {found.isError && <Notice tone="bad" icon="alert" role="alert">{errorText(t, found.error)}</Notice>}
      {found.isPending && <div className="grid h-24 place-items-center text-ink-faint"><Spinner /></div>}
      {found.isSuccess && members.length === 0 && <p className="text-sm text-ink-soft">{t("spaces.members.none")}</p>}
      <ul aria-label={t("spaces.tabs.members")} className="divide-y divide-line rounded-2xl border border-line empty:hidden">
        {members.map((member) => (
          <MemberRow
            key={member.user.id}
            member={member}
            mine={mine}
            busy={busy}
            onChange={(change) => void save(() => calls.changeMember(space.slug, member.user.id, change))}
            onTakeOut={() => void save(() => calls.takeOut(space.slug, member.user.id))}
          />
        ))}
      </ul>
      {found.hasNextPage && <Button className="mx-auto flex" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("spaces.more")}</Button>}
      {mine !== "member" && <Sanctions space={space} busy={busy} onChange={(user, change) => void save(() => calls.changeMember(space.slug, user, change))} />}
    </div>
  );
}
