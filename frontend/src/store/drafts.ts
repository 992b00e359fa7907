import type { Id } from "@/protocol/objects";

/** What somebody wrote, and the message it answers. */
export interface Words {
  text: string;
  replyTo: Id | null;
}

/** A draft as the server has it; an empty text: none any more. */
export interface Remote extends Words {
  version: number;
}

/** The draft of a room or thread, as this device has it. */
export interface Draft extends Words {
  room: Id;
  thread: Id | null;
  /** What the server had at version `base`, which this device's text is built on. */
  base: number;
  synced: Words;
  /** What another device wrote meanwhile; nothing is sent until somebody has chosen. */
  other: Remote | null;
  /** What was not chosen, until it is discarded. */
  kept: string;
  /** The cursor is in it. */
  isOpen: boolean;
  /** What is on its way to the server. */
  sending: Words | null;
}

export type Choice = "theirs" | "mine" | "both";
export type Drafts = Record<Id, Draft>;

const NOTHING: Words = { text: "", replyTo: null };

/** What shows nothing is no draft, whatever it would answer. */
export const meant = ({ text, replyTo }: Words): Words => (text.trim() ? { text, replyTo } : NOTHING);

export function isSame(one: Words, other: Words): boolean {
  const [a, b] = [meant(one), meant(other)];
  return a.text === b.text && a.replyTo === b.replyTo;
}

export const emptyDraft = (room: Id, thread: Id | null): Draft => ({
  room,
  thread,
  ...NOTHING,
  base: 0,
  synced: NOTHING,
  other: null,
  kept: "",
  isOpen: false,
  sending: null,
});

/** Whether this device has something to tell the server. */
export const isDirty = (draft: Draft): boolean => !isSame(draft, draft.synced);

/** The version that goes when `content` is posted; what is posted from elsewhere leaves the draft alone. */
export const storedAs = (draft: Draft | undefined, content: string): { draft?: number } =>
  draft?.synced.text && draft.text.trim() === content ? { draft: draft.base } : {};

/** Whether there is anything in it worth keeping. */
export const isKept = (draft: Draft): boolean => meant(draft).text !== "" || draft.kept !== "" || draft.other !== null || isDirty(draft);

/** The text changes hands: what stood here is what the server has at `version`. */
const taken = (draft: Draft, { text, replyTo, version }: Remote): Draft => ({
  ...draft,
  text,
  replyTo,
  base: version,
  synced: { text, replyTo },
  other: null,
});

/** The server has taken what was sent to it. */
export function saved(draft: Draft, sent: Words, version: number): Draft {
  if (version < draft.base) return { ...draft, sending: null };
  const other = draft.other && draft.other.version > version ? draft.other : null;
  return { ...draft, base: version, synced: meant(sent), other, sending: null };
}

/**
 * The server has another draft. It replaces this one only where nobody is writing (`isOpen`) and
 * nothing unsent stands here; else both stay until somebody has chosen.
 */
export function heard(draft: Draft, remote: Remote, isOpen: boolean = draft.isOpen): Draft {
  if (remote.version <= Math.max(draft.base, draft.other?.version ?? 0)) return draft;
  // The news of what was sent from here may be faster than the answer to it.
  if (draft.sending && isSame(remote, draft.sending)) return saved(draft, draft.sending, remote.version);
  if (isSame(remote, draft)) return { ...draft, base: remote.version, synced: meant(remote), other: null };
  const isGone = meant(remote).text === "";
  // It was sent or discarded elsewhere: what was written here since is a draft of its own.
  if (isGone && isDirty(draft)) return { ...draft, base: remote.version, synced: NOTHING, other: null };
  return isDirty(draft) || isOpen ? { ...draft, other: remote } : taken(draft, remote);
}

/** The server has none any more, and does not know since when. */
export function gone(draft: Draft): Draft {
  const none: Remote = { ...NOTHING, version: 0 };
  if (isDirty(draft)) return { ...draft, base: 0, synced: NOTHING, other: null };
  return draft.isOpen ? { ...draft, other: none } : taken(draft, none);
}

/** The cursor has left it: what could not replace it before may do so now. */
export function left(draft: Draft): Draft {
  const closed = draft.isOpen ? { ...draft, isOpen: false } : draft;
  return closed.other && !isDirty(closed) ? taken(closed, closed.other) : closed;
}

/** Somebody chose between two drafts. What was not chosen stays at hand. */
export function chosen(draft: Draft, choice: Choice): Draft {
  const { other } = draft;
  if (!other) return draft;
  const mine: Draft = { ...draft, base: other.version, synced: meant(other), other: null };
  if (choice === "theirs") return { ...taken(draft, other), kept: joined(draft.kept, draft.text) };
  if (choice === "mine") return { ...mine, kept: joined(draft.kept, other.text) };
  return { ...mine, text: joined(draft.text, other.text) };
}

/** Brings back what was not chosen, below what stands there now. */
export const broughtBack = (draft: Draft): Draft => ({ ...draft, text: joined(draft.text, draft.kept), kept: "" });

/** Both, one below the other; what stands in the other already is not repeated. */
function joined(one: string, other: string): string {
  if (one.includes(other.trim())) return one;
  return other.includes(one.trim()) ? other : `${one}\n\n${other}`;
}
