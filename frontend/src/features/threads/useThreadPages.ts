import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";

import type { Id, Quote, Thread } from "@/protocol/objects";
import type { ThreadPage } from "@/protocol/rest";
import { useStore, useTakeThreads } from "@/store/context";

export interface ThreadPages {
  threads: Thread[];
  /** What they began with. */
  parents: Record<Id, Quote>;
  isPending: boolean;
  error: unknown;
  retry: () => void;
  /** Fetches the next page; null on the last. */
  more: (() => void) | null;
  busy: boolean;
}

const cursorOf = (page: ThreadPage): string | null => page.next && new URL(page.next, location.origin).searchParams.get("cursor");

/** A list of threads as the server orders it, each as it is now. `version` changes when the list may have. */
export function useThreadPages(key: string[], fetch: (cursor: string | null) => Promise<ThreadPage>, version: number): ThreadPages {
  const take = useTakeThreads();
  const known = useStore((state) => state.threads);
  const found = useInfiniteQuery<ThreadPage, Error, InfiniteData<ThreadPage>, string[], string | null>({
    queryKey: ["threads", ...key],
    queryFn: async ({ pageParam }) => {
      const page = await fetch(pageParam);
      take(page.results);
      return page;
    },
    initialPageParam: null,
    getNextPageParam: cursorOf,
    staleTime: 0,
  });
  const { refetch } = found;
  const fetched = useRef(version);
  useEffect(() => {
    if (version === fetched.current) return;
    fetched.current = version;
    void refetch();
  }, [version, refetch]);
  const pages = found.data?.pages;
  const threads = useMemo(
    () => (pages ?? []).flatMap((page) => page.results).map((thread) => known[thread.id] ?? thread),
    [pages, known],
  );
  const parents = useMemo(() => Object.assign({}, ...(pages ?? []).map((page) => page.parents)) as Record<Id, Quote>, [pages]);
  return {
    threads,
    parents,
    isPending: found.isPending,
    error: found.isError ? found.error : null,
    retry: () => void refetch(),
    more: found.hasNextPage ? () => void found.fetchNextPage() : null,
    busy: found.isFetching,
  };
}
