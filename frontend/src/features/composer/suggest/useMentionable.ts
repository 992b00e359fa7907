import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { rest } from "@/lib/rest";
import type { Author, Id } from "@/protocol/objects";
import type { Mentionable } from "@/protocol/rest";
import { useStore } from "@/store/context";

const PAUSE = 120;
/** As many people as the server tells at once: fewer are all there are. */
const MOST = 8;
const FRESH = 30_000;

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

const fits = ({ username, display_name }: Author, query: string): boolean =>
  username.toLowerCase().startsWith(query) || display_name.toLowerCase().startsWith(query);

/** Whom a name that is being typed can mean; what is known here stands in while the server is not to be had. */
export function useMentionable(room: Id, typed: string): Mentionable {
  const query = typed.toLowerCase();
  const client = useQueryClient();
  const settled = useSettled(query);
  const users = useStore((state) => state.users);
  const me = useStore((state) => state.me?.id);
  const key = (beginning: string) => ["mentionable", room, beginning];
  const beginnings = Array.from({ length: settled.length + 1 }, (_, length) => settled.slice(0, length));
  // Whoever answered to a shorter beginning with all there are need not be asked again.
  const known = beginnings.find((one) => (client.getQueryData<Mentionable>(key(one))?.people.length ?? MOST) < MOST);
  const asked = known ?? settled;
  const { data, isError } = useQuery({
    queryKey: key(asked),
    queryFn: () => rest.mentionable(room, asked),
    staleTime: FRESH,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const people = isError ? Object.values(users).filter(({ id }) => id !== me) : (data?.people ?? []);
  return {
    people: people.filter((person) => fits(person, query)).slice(0, MOST),
    groups: (data?.groups ?? []).filter(({ kind }) => kind.startsWith(query)),
  };
}
