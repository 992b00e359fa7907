import { useInfiniteQuery } from "@tanstack/react-query";

import { rest } from "@/lib/rest";

/** Where a query is looked at: the address is the query. */
export const searchPath = (query: string): string => `/search?${new URLSearchParams({ q: query }).toString()}`;

export const useSearch = (query: string) =>
  useInfiniteQuery({
    queryKey: ["search", query],
    queryFn: ({ pageParam }) => rest.search(query, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next && new URL(page.next).searchParams.get("cursor"),
    enabled: query !== "",
    retry: false,
    // What may be seen changes: going back asks again.
    gcTime: 0,
  });
