/** The calls of /api/v1 about spaces and their rooms. */

import { api } from "@/lib/http";
import type { Id, Room, Space } from "@/protocol/objects";
import type { Listing, Member } from "@/protocol/rest";
import type { Invite, InvitePreview, JoinRequest, MemberChange, RoomChange, RoomDraft, Sanctioned, SpaceChange, SpaceDraft } from "@/protocol/spaces";

const seg = encodeURIComponent;
const at = (slug: string, rest = "") => `/spaces/${seg(slug)}${rest}`;
const query = (fields: Record<string, string | null>) =>
  new URLSearchParams(Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1])));

/** The part of a `next` address that says where to go on. */
export const cursorOf = (next: string | null, name: string): string | null => next && new URL(next).searchParams.get(name);

export const calls = {
  found: (draft: SpaceDraft) => api<Space>("POST", "/spaces", draft),
  change: (slug: string, change: SpaceChange) => api<Space>("PATCH", at(slug), change),
  discover: (q: string, after: string | null) => api<Listing<Space>>("GET", `/spaces?${query({ q, after, limit: "30" })}`),
  join: (slug: string) => api<Space>("POST", at(slug, "/join")),
  leave: (slug: string) => api<unknown>("POST", at(slug, "/leave")),
  ask: (slug: string, answer: string) => api<Space>("POST", at(slug, "/request"), { answer }),
  withdraw: (slug: string) => api<unknown>("DELETE", at(slug, "/request")),
  requests: (slug: string) => api<Listing<JoinRequest>>("GET", at(slug, "/requests?limit=100")),
  decide: (slug: string, request: Id, approved: boolean) => api<unknown>("PATCH", at(slug, `/requests/${request}`), { approved }),
  invites: (slug: string) => api<Listing<Invite>>("GET", at(slug, "/invites?limit=100")),
  invite: (slug: string, uses_max: number | null, expires_at: string | null) =>
    api<Invite>("POST", at(slug, "/invites"), { uses_max, expires_at }),
  revoke: (slug: string, invite: Id) => api<unknown>("DELETE", at(slug, `/invites/${invite}`)),
  preview: (code: string) => api<InvitePreview>("GET", `/invites/${seg(code)}`),
  accept: (code: string) => api<Space>("POST", `/invites/${seg(code)}/accept`),
  members: (slug: string, q: string, cursor: string | null) =>
    api<Listing<Member>>("GET", at(slug, `/members?${query({ q, cursor, limit: "50" })}`)),
  sanctioned: (slug: string, state: "banned" | "muted") => api<Listing<Sanctioned>>("GET", at(slug, `/members?state=${state}&limit=100`)),
  changeMember: (slug: string, user: Id, change: MemberChange) => api<Sanctioned>("PATCH", at(slug, `/members/${user}`), change),
  takeOut: (slug: string, user: Id) => api<unknown>("DELETE", at(slug, `/members/${user}`)),
  rooms: (slug: string, archived: boolean) => api<Listing<Room>>("GET", at(slug, `/rooms?archived=${archived}`)),
  createRoom: (slug: string, draft: RoomDraft) => api<Room>("POST", at(slug, "/rooms"), draft),
  changeRoom: (room: Id, change: RoomChange) => api<Room>("PATCH", `/rooms/${room}`, change),
  orderRooms: (slug: string, rooms: Id[]) => api<Listing<Room>>("PUT", at(slug, "/rooms/order"), { rooms }),
};
