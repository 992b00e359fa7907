import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";

import { HttpError } from "./http";
import { rest } from "./rest";

export const ME = ["me"];

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ME,
  queryFn: () =>
    rest.me().catch((error: unknown) => {
      if (error instanceof HttpError && error.status === 401) return null;
      throw error;
    }),
  staleTime: 60_000,
});

/** The signed-in person; null when nobody is. */
export const useMe = () => useQuery(meQuery);

/** Asks who is signed in, whether or not anything on the page shows it. */
export function useRefreshMe() {
  const client = useQueryClient();
  return () => client.fetchQuery({ ...meQuery, staleTime: 0 });
}

/** Where developers read the mails the server would have sent; null anywhere else. */
export function useDevMailbox(): string | null {
  const meta = useQuery({ queryKey: ["meta"], queryFn: rest.meta, staleTime: Infinity });
  return meta.data?.development ? "/dev/mailbox/" : null;
}
