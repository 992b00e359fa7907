/** Shapes of the REST API under /api/v1. */

import type { Author, Id, Message, PresenceStatus, Quotes } from "./objects";

export interface Problem {
  type?: string;
  title?: string;
  status: number;
  detail: string;
  code: string;
  field?: string | null;
  details?: Record<string, unknown>;
  retry?: boolean;
  retry_after?: number | null;
}

export interface Listing<T> {
  results: T[];
  next: string | null;
}

export interface Me {
  user: Author & {
    email: string;
    verified: boolean;
    role: "user" | "moderator" | "admin";
    status: "active" | "restricted" | "banned" | "deactivated" | "deleted";
  };
  status_text?: string;
  presence?: PresenceStatus;
}

export interface RestMessage extends Message {
  my_reactions?: string[];
}

export interface MessagePage extends Listing<RestMessage> {
  quotes?: Quotes;
}

export interface Member {
  user: Author;
  role: string;
  trust: string;
  status?: PresenceStatus;
  status_text?: string;
}

export interface Meta {
  development: boolean;
}

export interface Profile extends Author {
  bio?: string;
  status_text?: string;
}

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

export const REPORT_REASONS = [
  "harassment",
  "hate",
  "spam",
  "nsfw",
  "self_harm",
  "minor_safety",
  "non_consensual",
  "personal_info",
  "misinformation",
  "illegal",
  "other",
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

export interface ReportDraft {
  subject_type: "message";
  subject_id: Id;
  reason: ReportReason;
  comment: string;
}
