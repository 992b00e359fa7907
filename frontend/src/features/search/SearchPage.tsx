import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { errorText } from "@/lib/errors";
import { HttpError } from "@/lib/http";
import type { SearchHits } from "@/protocol/rest";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Icon } from "@/ui/Icon";
import { Spinner } from "@/ui/Spinner";

import { Hit } from "./Hit";
import { OperatorHelp } from "./OperatorHelp";
import { useSearch } from "./search";
import { SearchBox, type SearchBoxHandle } from "./SearchBox";

const hasKeyboard = (): boolean => matchMedia("(hover: hover) and (pointer: fine)").matches;

/** The page of a query; the address says which. */
export default function SearchPage({ header }: { header: ReactNode }) {
  const { t } = useTranslation();
  const query = (useSearchParams()[0].get("q") ?? "").trim();
  const box = useRef<SearchBoxHandle>(null);
  const list = useRef<HTMLOListElement>(null);
  const found = useSearch(query);
  useEffect(() => {
    document.title = `${query || t("search.title")} · Carya`;
  }, [query, t]);

  const links = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-hit]") ?? [])];
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLElement) + step;
    event.preventDefault();
    if (at < 0) box.current?.focus();
    else all[at]?.focus();
  };

  // Asking again would not help.
  const unreadable = found.error instanceof HttpError && found.error.code === "search.invalid";
  const [first] = found.data?.pages ?? [];
  const hits = found.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <>
      {header}
      <div className="border-b border-line px-3 py-3 sm:px-6">
        <SearchBox
          ref={box}
          query={query}
          // Where there is a keyboard, the arrows lead from here to the hits; elsewhere it would cover them.
          autoFocus={query === "" || hasKeyboard()}
          onLeave={() => links()[0]?.focus()}
          className="mx-auto max-w-3xl"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <p role="status" className="mx-auto max-w-3xl px-6 pt-4 text-sm text-ink-faint">
          {found.isFetching && !first ? <Searching /> : first && hits.length > 0 && <Count page={first} />}
        </p>
        {found.isError && (
          <div role="alert" className="mx-auto mt-2 max-w-2xl px-5 sm:px-8">
            <p className="flex items-start gap-2.5 rounded-xl bg-berry-wash px-4 py-3 text-sm text-berry">
              <Icon name="alert" className="mt-0.5 size-4" />
              {errorText(t, found.error)}
            </p>
            {!unreadable && (
              <Button className="mt-3" size="small" onClick={() => void found.refetch()}>{t("action.retry")}</Button>
            )}
          </div>
        )}
        {found.isSuccess && hits.length === 0 && <Empty title={t("search.none")} text={t("search.none_text")} />}
        {hits.length > 0 && (
          <ol ref={list} aria-label={t("search.results")} onKeyDown={walk} className="mx-auto max-w-3xl space-y-1 p-3">
            {hits.map((hit) => <Hit key={hit.id} hit={hit} />)}
          </ol>
        )}
        {found.hasNextPage && (
          <div className="grid place-items-center pb-8">
            <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("search.more")}</Button>
          </div>
        )}
        {(query === "" || found.isError) && <OperatorHelp onChoose={(item) => box.current?.add(item)} />}
      </div>
    </>
  );
}

function Searching() {
  const { t } = useTranslation();
  return (
    <span className="flex items-center gap-2">
      <Spinner />
      {t("search.searching")}
    </span>
  );
}

function Count({ page }: { page: SearchHits }) {
  const { t, i18n } = useTranslation();
  const count = page.count ?? 0;
  if (page.more) return t("search.count_more", { formatted: count.toLocaleString(i18n.language) });
  return t("search.count", { count });
}
