/** Shapes of the REST API under /api/v1: names for the generated types. */

import type { Author, Id } from "./objects";
import type { components, operations } from "./rest.gen";

type Answer<Name extends keyof operations> = operations[Name] extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

export type Problem = Partial<components["schemas"]["Problem"]> &
  Pick<components["schemas"]["Problem"], "status" | "detail" | "code">;

export interface Listing<T> {
  results: T[];
  next: string | null;
}

export type Me = Answer<"me_retrieve">;
export type RestMessage = Answer<"messages_retrieve">;
export type MessagePage = Answer<"rooms_messages_retrieve">;
export type Mentionable = Answer<"rooms_mentionable_retrieve">;
export type ForwardDraft = components["schemas"]["ForwardInputRequest"];
export type ThreadAnswer = Answer<"threads_retrieve">;
export type ThreadPage = Answer<"rooms_threads_list">;
export type ThreadFilter = NonNullable<NonNullable<operations["rooms_threads_list"]["parameters"]["query"]>["filter"]>;
export type MovePage = Answer<"rooms_moves_list">;
export type MoveRecord = MovePage["results"][number];
export type Member = Answer<"spaces_members_list">["results"][number];
export type Meta = Answer<"meta_retrieve">;
export type SavedList = Answer<"saved_list">;
export type SavedItem = SavedList["results"][number];
export type MessageHistory = Answer<"messages_history_retrieve">;
export type Version = MessageHistory["versions"][number];
export type Badge = Answer<"rooms_badge_retrieve">;
export type ThreadsBadge = Answer<"me_threads_badge_retrieve">;
export type Profile = Answer<"users_retrieve">;

export type ReportDraft = Required<components["schemas"]["ReportRequest"]>;
export type ReportReason = components["schemas"]["ReasonEnum"];

export interface SearchHit {
  id: Id;
  room: { id: Id; slug: string; name: string; emoji: string; space: string };
  thread: { id: Id; title: string } | null;
  author: Author;
  /** Text on one line, never markup. */
  excerpt: string;
  /** Where the words stand in the excerpt: [start, end) in code points, in order. */
  ranges: [number, number][];
  pinned: boolean;
  created_at: string;
  edited_at: string | null;
}

export interface SearchHits extends Listing<SearchHit> {
  /** Up to 1,000; null on later pages. */
  count: number | null;
  /** There are more than `count`. */
  more: boolean | null;
}

/** In the order of the form; each reason exactly once, which the type checks. */
export const REPORT_REASONS = Object.keys({
  harassment: true,
  hate: true,
  spam: true,
  nsfw: true,
  self_harm: true,
  minor_safety: true,
  non_consensual: true,
  personal_info: true,
  misinformation: true,
  illegal: true,
  other: true,
} satisfies Record<ReportReason, true>) as ReportReason[];
