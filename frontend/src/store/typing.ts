import type { Id } from "@/protocol/objects";

import type { State, Typist } from "./state";

/** The sender repeats itself every 3 s while it types. */
export const TYPING_MS = 6_000;

export function withTypist(typing: State["typing"], room: Id, user: Id, now: number): State["typing"] {
  const others = (typing[room] ?? []).filter((typist) => typist.user !== user && typist.until > now);
  return { ...typing, [room]: [...others, { user, until: now + TYPING_MS }] };
}

/** Whoever has sent a message has stopped typing it. */
export function withoutTypist(typing: State["typing"], room: Id, user: Id | undefined): State["typing"] {
  const typists = typing[room];
  if (!typists?.some((typist) => typist.user === user)) return typing;
  return { ...typing, [room]: typists.filter((typist: Typist) => typist.user !== user) };
}
