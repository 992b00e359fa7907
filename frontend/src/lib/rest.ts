/** The calls of /api/v1 that the client makes, by name. */

import type { Id, Room, Space, Thread } from "@/protocol/objects";
import type { Listing, Me, Member, MessagePage, Meta, Profile, ReportDraft, RestMessage, SearchHits, ThreadAnswer, ThreadFilter, ThreadPage } from "@/protocol/rest";
import type { ForwardDraft, Mentionable } from "@/protocol/rest";

import { api, HttpError } from "./http";

export const PAGE = 50;

export type PageAt = { before: number } | { after: number } | { around: number } | Record<string, never>;

const seg = encodeURIComponent;

function pageQuery(at: PageAt): URLSearchParams {
  const query = new URLSearchParams({ limit: String(PAGE) });
  for (const [name, value] of Object.entries(at)) query.set(name, String(value));
  return query;
}

/** Of larger spaces nobody reads the whole list; the server tells names of up to as many people, too. */
const MOST_MEMBERS = 200;

async function allMembers(path: string): Promise<Listing<Member>> {
  const results: Member[] = [];
  let next: string | null = path;
  while (next !== null && results.length < MOST_MEMBERS) {
    const page: Listing<Member> = await api<Listing<Member>>("GET", next);
    results.push(...page.results);
    // The server answers with a whole address; the path below the API is what `api` wants.
    next = page.next && page.next.slice(page.next.indexOf("/spaces/"));
  }
  return { results, next };
}

export const rest = {
  me: () => api<Me>("GET", "/me"),
  updateMe: (change: { display_name?: string; status_text?: string; locale?: string }) => api<Me>("PATCH", "/me", change),
  space: (slug: string) => api<Space>("GET", `/spaces/${seg(slug)}`),
  join: (slug: string) => api<unknown>("POST", `/spaces/${seg(slug)}/join`, {}),
  rooms: (slug: string) => api<Listing<Room>>("GET", `/spaces/${seg(slug)}/rooms`),
  members: (slug: string) => allMembers(`/spaces/${seg(slug)}/members?limit=100`),
  profile: (username: string) => api<Profile>("GET", `/users/${seg(username)}`),
  message: (id: Id) => api<RestMessage>("GET", `/messages/${seg(id)}`),
  messages: (room: Id, at: PageAt) => api<MessagePage>("GET", `/rooms/${seg(room)}/messages?${pageQuery(at)}`),
  thread: (id: Id) => api<ThreadAnswer>("GET", `/threads/${seg(id)}`),
  threadMessages: (thread: Id, at: PageAt) => api<MessagePage>("GET", `/threads/${seg(thread)}/messages?${pageQuery(at)}`),
  threads: (room: Id, filter: ThreadFilter, cursor: string | null) =>
    api<ThreadPage>("GET", `/rooms/${seg(room)}/threads?${new URLSearchParams({ filter, ...(cursor && { cursor }) })}`),
  myThreads: (unread: boolean, cursor: string | null) =>
    api<ThreadPage>("GET", `/me/threads?${new URLSearchParams({ ...(unread && { unread: "true" }), ...(cursor && { cursor }) })}`),
  similar: (room: Id, text: string) =>
    api<{ results: { thread: Thread; excerpt: string }[] }>("GET", `/rooms/${seg(room)}/similar?${new URLSearchParams({ text })}`),
  mentionable: (room: Id, q: string) => api<Mentionable>("GET", `/rooms/${seg(room)}/mentionable?${new URLSearchParams({ q })}`),
  forward: (message: Id, draft: ForwardDraft) => api<{ state: string }>("POST", `/messages/${seg(message)}/forward`, draft),
  removeEmbeds: (message: Id) => api<unknown>("DELETE", `/messages/${seg(message)}/embeds`),
  search: (q: string, cursor: string | null) =>
    api<SearchHits>("GET", `/search?${new URLSearchParams({ q, ...(cursor && { cursor }) })}`),
  report: (draft: ReportDraft) => api<unknown>("POST", "/reports", draft),
  block: (user: Id) => api<unknown>("POST", "/relations", { kind: "block", user }),
  unblock: (user: Id) => api<unknown>("DELETE", `/relations/block/${seg(user)}`),
  pins: (room: Id) => api<MessagePage>("GET", `/rooms/${seg(room)}/pins`),
  setResources: (room: Id, resources: Room["resources"]) => api<unknown>("PUT", `/rooms/${seg(room)}/resources`, { resources }),
  /** A server that does not say is not in development. */
  meta: () =>
    api<Meta>("GET", "/meta").catch((error: unknown) => {
      if (error instanceof HttpError) return { development: false };
      throw error;
    }),
};
