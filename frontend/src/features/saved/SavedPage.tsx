import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { rest } from "@/lib/rest";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Spinner } from "@/ui/Spinner";

import { SavedRow } from "./SavedRow";

const cursorOf = (next: string | null): string | null => next && new URL(next).searchParams.get("cursor");

/** Everything this person has saved, the last saved first. */
export default function SavedPage() {
  const { t } = useTranslation();
  const saved = useInfiniteQuery({
    queryKey: ["saved"],
    queryFn: ({ pageParam }) => rest.saved(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => cursorOf(next),
  });
  const items = saved.data?.pages.flatMap((page) => page.results) ?? [];
  if (saved.isPending) {
    return (
      <p role="status" className="grid flex-1 place-items-center text-pecan">
        <Spinner className="size-6" />
        <span className="sr-only">{t("page.loading")}</span>
      </p>
    );
  }
  if (saved.isError && items.length === 0) {
    return (
      <div role="alert" className="mx-auto w-full max-w-3xl space-y-3 p-6 text-sm text-ink-soft">
        <p>{errorText(t, saved.error)}</p>
        <Button size="small" onClick={() => void saved.refetch()}>{t("action.retry")}</Button>
      </div>
    );
  }
  if (items.length === 0) return <div className="grid flex-1 place-items-center"><Empty title={t("saved.none")} text={t("saved.none_text")} /></div>;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ol aria-label={t("saved.title")} className="mx-auto max-w-3xl space-y-1 p-3">
        {items.map((item) => <SavedRow key={item.id} item={item} />)}
      </ol>
      {saved.hasNextPage && (
        <div className="grid place-items-center pb-8">
          <Button busy={saved.isFetchingNextPage} onClick={() => void saved.fetchNextPage()}>{t("saved.more")}</Button>
        </div>
      )}
    </div>
  );
}
