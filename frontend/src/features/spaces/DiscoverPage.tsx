import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { errorText } from "@/lib/errors";
import type { Space } from "@/protocol/objects";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { INPUT } from "@/ui/Field";
import { Icon } from "@/ui/Icon";
import { Notice } from "@/ui/Notice";
import { SpaceTile } from "@/ui/SpaceTile";
import { Spinner } from "@/ui/Spinner";
import { cx } from "@/ui/cx";

import { calls, cursorOf } from "./calls";
import { DoorButton } from "./DoorBar";

function Card({ space, to }: { space: Space; to: string }) {
  const { t } = useTranslation();
  return (
    <li className="flex gap-4 rounded-3xl border border-line bg-raised p-5">
      <SpaceTile name={space.name} colour={space.colour} icon={space.icon} className="size-14 rounded-2xl text-xl" />
      <div className="min-w-0 flex-1">
        <h2 className="truncate font-display text-lg font-semibold"><Link to={to} className="hover:underline">{space.name}</Link></h2>
        <p className="flex flex-wrap gap-x-2 text-xs text-ink-faint">
          <span>{t("shell.members", { count: space.member_count })}</span>
          {space.visibility !== "public" && <span className="flex items-center gap-1"><Icon name="lock" className="size-3.5" />{t(`spaces.visibility.${space.visibility}`)}</span>}
        </p>
        {space.description && <p className="mt-1.5 line-clamp-3 text-sm leading-relaxed text-ink-soft">{space.description}</p>}
        <div className="mt-3">
          {space.joined ? <Link to={to} className="inline-flex min-h-8 items-center rounded-xl bg-shell/70 px-3 text-[0.8125rem] font-medium hover:bg-shell">{t("spaces.door.open")}</Link> : <DoorButton space={space} />}
        </div>
      </div>
    </li>
  );
}

/** Spaces that anyone may find. */
export default function DiscoverPage({ pathOf }: { pathOf: (slug: string) => string }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const found = useInfiniteQuery({
    queryKey: ["discover", q],
    queryFn: ({ pageParam }) => calls.discover(q, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => cursorOf(next, "after"),
    placeholderData: (before) => before,
  });
  const spaces = found.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-4xl px-5 py-8 sm:px-8">
        <label className="relative block">
          <span className="sr-only">{t("spaces.search")}</span>
          <Icon name="search" className="pointer-events-none absolute top-3 left-3.5 size-5 text-ink-faint" />
          <input type="search" value={text} maxLength={80} placeholder={t("spaces.search")} onChange={(event) => setText(event.target.value)} className={cx(INPUT, "h-11 pl-11")} />
        </label>
        {found.isPending && <div className="grid h-40 place-items-center text-ink-faint"><Spinner /></div>}
        {found.isError && <Notice tone="bad" icon="alert" role="alert" className="mt-6">{errorText(t, found.error)}</Notice>}
        {found.isSuccess && spaces.length === 0 && <Empty title={t("spaces.none")} text={t("spaces.none_text")} />}
        <ul aria-label={t("spaces.discover")} className="mt-6 grid gap-4 lg:grid-cols-2">{spaces.map((space) => <Card key={space.id} space={space} to={pathOf(space.slug)} />)}</ul>
        {found.hasNextPage && <Button className="mx-auto mt-6 flex" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("spaces.more")}</Button>}
      </div>
    </div>
  );
}
