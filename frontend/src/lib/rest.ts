/** The calls of /api/v1 that the client makes, by name. */

import type { Id, Room, Space, Thread } from "@/protocol/objects";
import type { Badge, Listing, Me, Member, MessageHistory, MessagePage, Meta, MovePage, Profile, ReportDraft, RestMessage, SavedList, SearchHits, ThreadAnswer, ThreadFilter, ThreadPage, ThreadsBadge } from "@/protocol/rest";
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

/** Names of so many members are known to who looks for one of them; the list itself comes in pages. */
const MOST_MEMBERS = 200;

/** The server answers with a whole address; the path below the API is what `api` wants. */
const belowApi = (address: string | null): string | null => address && address.slice(address.indexOf("/spaces/"));

async function membersPage(path: string): Promise<Listing<Member>> {
  const { results, next } = await api<Listing<Member>>("GET", path);
  return { results, next: belowApi(next) };
}

async function allMembers(path: string): Promise<Listing<Member>> {
  const results: Member[] = [];
  let next: string | null = path;
  while (next !== null && results.length < MOST_MEMBERS) {
    const page: Listing<Member> = await membersPage(next);
    results.push(...page.results);
    next = page.next;
  }
  return { results, next };
}

async function allSpaces(path: string): Promise<Space[]> {
  const { results, next } = await api<Listing<Space>>("GET", path);
  return next ? [...results, ...(await allSpaces(next.slice(next.indexOf("/spaces?"))))] : results;
}

export const rest = {
  me: () => api<Me>("GET", "/me"),
  updateMe: (change: { display_name?: string; status_text?: string; locale?: string }) => api<Me>("PATCH", "/me", change),
  space: (slug: string) => api<Space>("GET", `/spaces/${seg(slug)}`),
  mySpaces: () => allSpaces("/spaces?joined=true&limit=100"),
  myRooms: () => api<Listing<Room>>("GET", "/me/rooms"),
  join: (slug: string) => api<unknown>("POST", `/spaces/${seg(slug)}/join`, {}),
  rooms: (slug: string) => api<Listing<Room>>("GET", `/spaces/${seg(slug)}/rooms`),
  /** A page of the members; `path` as the page before named it. */
  membersPage: (slug: string, path: string | null) => membersPage(path ?? `/spaces/${seg(slug)}/members?limit=${PAGE}`),
  members: (slug: string) => allMembers(`/spaces/${seg(slug)}/members?limit=100`),
  profile: (username: string) => api<Profile>("GET", `/users/${seg(username)}`),
  message: (id: Id) => api<RestMessage>("GET", `/messages/${seg(id)}`),
  messages: (room: Id, at: PageAt) => api<MessagePage>("GET", `/rooms/${seg(room)}/messages?${pageQuery(at)}`),
  pins: (room: Id) => api<MessagePage>("GET", `/rooms/${seg(room)}/pins`),
  setResources: (room: Id, resources: Room["resources"]) => api<unknown>("PUT", `/rooms/${seg(room)}/resources`, { resources }),
  thread: (id: Id) => api<ThreadAnswer>("GET", `/threads/${seg(id)}`),
  threadMessages: (thread: Id, at: PageAt) => api<MessagePage>("GET", `/threads/${seg(thread)}/messages?${pageQuery(at)}`),
  /** Without a filter all that are not archived; `words` of their title or first message. */
  threads: (room: Id, filter: ThreadFilter | null, cursor: string | null, words = "") =>
    api<ThreadPage>("GET", `/rooms/${seg(room)}/threads?${new URLSearchParams({ ...(filter && { filter }), ...(cursor && { cursor }), ...(words && { q: words }) })}`),
  moves: (room: Id, below: Id | null) => api<MovePage>("GET", `/rooms/${seg(room)}/moves?${new URLSearchParams({ limit: "20", ...(below && { below }) })}`),
  myThreads: (unread: boolean, cursor: string | null) =>
    api<ThreadPage>("GET", `/me/threads?${new URLSearchParams({ ...(unread && { unread: "true" }), ...(cursor && { cursor }) })}`),
  similar: (room: Id, text: string) =>
    api<{ results: { thread: Thread; excerpt: string }[] }>("GET", `/rooms/${seg(room)}/similar?${new URLSearchParams({ text })}`),
  saved: (cursor: string | null) => api<SavedList>("GET", `/saved?${new URLSearchParams({ ...(cursor && { cursor }) })}`),
  isSaved: (message: Id) => api<{ saved: boolean }>("GET", `/messages/${seg(message)}/saved`),
  history: (message: Id) => api<MessageHistory>("GET", `/messages/${seg(message)}/history`),
  badge: (kind: "rooms" | "threads", id: Id) => api<Badge>("GET", `/${kind}/${seg(id)}/badge`),
  threadsBadge: () => api<ThreadsBadge>("GET", "/me/threads/badge"),
  mentionable: (room: Id, q: string) => api<Mentionable>("GET", `/rooms/${seg(room)}/mentionable?${new URLSearchParams({ q })}`),
  forward: (message: Id, draft: ForwardDraft) => api<{ state: string }>("POST", `/messages/${seg(message)}/forward`, draft),
  removeEmbeds: (message: Id) => api<unknown>("DELETE", `/messages/${seg(message)}/embeds`),
  search: (q: string, cursor: string | null) =>
    api<SearchHits>("GET", `/search?${new URLSearchParams({ q, ...(cursor && { cursor }) })}`),
  report: (draft: ReportDraft) => api<unknown>("POST", "/reports", draft),
  block: (user: Id) => api<unknown>("POST", "/relations", { kind: "block", user }),
  unblock: (user: Id) => api<unknown>("DELETE", `/relations/block/${seg(user)}`),
  /** A server that does not say is not in development. */
  meta: () =>
    api<Meta>("GET", "/meta").catch((error: unknown) => {
      if (error instanceof HttpError) return { development: false };
      throw error;
    }),
};
