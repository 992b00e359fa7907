import { useInfiniteQuery } from "@tanstack/react-query";
import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { rest } from "@/lib/rest";
import type { Id } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Spinner } from "@/ui/Spinner";

import { PeoplePage } from "./PeoplePage";
import { type HerePage, useHere } from "./useHere";

const Window = memo(function Window({ page, seen }: { page: HerePage; seen: (start: string, isSeen: boolean) => void }) {
  const onSeen = useCallback((isSeen: boolean) => seen(page.start, isSeen), [page.start, seen]);
  return <PeoplePage people={page.people} onSeen={onSeen} />;
});

/** Members of the space, as pages without those who are here. */
function useOthers(space: string, room: Id, wanted: boolean) {
  const here = useStore((state) => state.here[room]);
  const blocked = useStore((state) => state.blocked);
  const found = useInfiniteQuery({
    queryKey: ["members", space, "pages"],
    queryFn: ({ pageParam }) => rest.membersPage(space, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: wanted,
  });
  const pages = useMemo(
    () =>
      (found.data?.pages ?? []).map(({ results }) =>
        results.map(({ user }) => user).filter(({ id }) => !blocked[id] && here?.[id] === undefined),
      ),
    [found.data, here, blocked],
  );
  return { found, pages, count: found.hasNextPage ? null : pages.reduce((sum, page) => sum + page.length, 0) };
}

function Section({ name, count, children }: { name: string; count: number | null; children: ReactNode }) {
  return (
    <section aria-label={name}>
      <h3 className="px-2 pb-1.5 text-tiny font-semibold tracking-wide text-ink-faint uppercase tabular-nums">
        {name}
        {count !== null && ` — ${count}`}
      </h3>
      {children}
    </section>
  );
}

/** Who is in the room, then who else belongs to the space; both are fetched as far as one scrolls. */
export default function MembersPanel({ space, room }: { space: string; room: Id }) {
  const { t } = useTranslation();
  const here = useHere(room);
  const { found, pages, count } = useOthers(space, room, here.isWhole || here.failed);
  const online = useStore((state) => state.rooms[room]?.online) ?? 0;
  const [atEnd, setAtEnd] = useState(false);
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = end.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => setAtEnd(entry?.isIntersecting ?? false), {
      root: element.closest("[data-scroller]"),
      rootMargin: "400px 0px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { more, isWhole } = here;
  const { fetchNextPage, hasNextPage, isFetching } = found;
  useEffect(() => {
    if (!atEnd) return;
    if (!isWhole) more();
    else if (hasNextPage && !isFetching) void fetchNextPage();
  }, [atEnd, isWhole, more, hasNextPage, isFetching, fetchNextPage]);

  const present = here.pages.reduce((sum, page) => sum + page.people.length, 0);
  const isFailed = here.failed || found.isError;
  return (
    // Nothing in it takes the focus, so it does itself: otherwise no key could scroll it.
    <div data-scroller tabIndex={0} className="space-y-5 overflow-y-auto p-3 -outline-offset-2">
      {present > 0 && (
        <Section name={t("members.here")} count={isWhole ? present : Math.max(present, online)}>
          {here.pages.map((page) => <Window key={page.start} page={page} seen={here.seen} />)}
        </Section>
      )}
      {isWhole && pages.some((page) => page.length > 0) && (
        <Section name={t("members.away")} count={count}>
          {pages.map((people, index) => <PeoplePage key={index} people={people} />)}
        </Section>
      )}
      {isFailed ? (
        <div className="space-y-3 p-1 text-sm text-ink-soft">
          <p>{t("members.failed")}</p>
          <Button size="small" onClick={() => (here.failed ? here.retry() : void found.refetch())}>{t("action.retry")}</Button>
        </div>
      ) : null}
      <div ref={end} className="grid min-h-px place-items-center text-ink-faint">
        {!isFailed && (!here.isReady || !isWhole || isFetching) && <Spinner />}
      </div>
    </div>
  );
}
