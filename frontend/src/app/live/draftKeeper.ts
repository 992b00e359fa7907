import { api } from "@/lib/http";
import { keepDraft, keptDrafts } from "@/lib/keptDrafts";
import type { Id } from "@/protocol/objects";
import { CommandError } from "@/realtime/commands";
import { type Draft, emptyDraft, gone, heard, isDirty, isKept, isSame, meant, type Remote, saved } from "@/store/drafts";

import type { Line } from "./line";

/** Milliseconds of not writing after which a draft goes to the server, and to this browser's storage. */
const PAUSE = 1_000;
const STORE_PAUSE = 250;
/** Seconds until a refused save is tried again where the server does not say. */
const AGAIN = 5;

interface Listed {
  room: Id;
  thread: Id | null;
  text: string;
  reply_to: Id | null;
  version: number;
}

const remoteOf = ({ text, reply_to: replyTo, version }: Listed): Remote => ({ text, replyTo, version });

/** Keeps drafts in this browser and on the server, and takes up what other devices have written. */
export function keepDrafts({ me, session, store }: Line): () => void {
  const user = me.user.id;
  const sends = new Map<Id, ReturnType<typeof setTimeout>>();
  const stores = new Map<Id, ReturnType<typeof setTimeout>>();
  /** What this tab last left in the browser's storage, by place. */
  const stored = new Map<Id, string>(Object.entries(keptDrafts<Draft>(user)).map(([place, draft]) => [place, draft.text]));
  let seen: Record<Id, Draft> = {};
  let isOnline = false;

  const put = (place: Id, change: (draft: Draft) => Draft) =>
    store.update((state) => {
      const before = state.drafts[place];
      const after = before && change(before);
      return !after || after === before ? state : { ...state, drafts: { ...state.drafts, [place]: after } };
    });

  const keep = (place: Id) => {
    clearTimeout(stores.get(place));
    stores.delete(place);
    const draft = store.get().drafts[place];
    if (!draft) return;
    // Another tab has left unsent words there that this one has never seen.
    const theirs = keptDrafts<Draft>(user)[place];
    if (theirs && isDirty(theirs) && theirs.text !== stored.get(place) && !draft.text.includes(theirs.text) && !draft.kept.includes(theirs.text)) {
      put(place, (one) => ({ ...one, kept: one.kept ? `${one.kept}\n\n${theirs.text}` : theirs.text }));
    }
    // What is only true of this moment is not kept.
    keepDraft(user, place, isKept(draft) ? { ...(store.get().drafts[place] ?? draft), isOpen: false, sending: null } : null);
    stored.set(place, draft.text);
  };

  const send = async (place: Id) => {
    clearTimeout(sends.get(place));
    sends.delete(place);
    const draft = store.get().drafts[place];
    if (!isOnline || !draft || draft.sending || draft.other || !isDirty(draft)) return;
    const sent = meant(draft);
    put(place, (one) => ({ ...one, sending: sent }));
    try {
      const answer = await session.send("draft.save", {
        room: draft.room,
        text: sent.text,
        version: draft.base,
        ...(draft.thread && { thread: draft.thread }),
        ...(sent.replyTo && { reply_to: sent.replyTo }),
      });
      put(place, (one) => saved(one, sent, answer.draft?.version ?? one.base));
    } catch (error) {
      put(place, (one) => ({ ...one, sending: null }));
      if (!(error instanceof CommandError)) return;
      if (error.code === "draft.conflict") put(place, (one) => heard(one, remoteOf(error.details.draft as Listed)));
      // The answered message is gone for good; the words are not.
      else if (error.code === "message.reply_not_found") put(place, (one) => ({ ...one, replyTo: null }));
      else if (error.retry && !error.unanswered) later(place, (error.retryAfter ?? AGAIN) * 1_000);
    }
  };

  const later = (place: Id, wait: number) => {
    clearTimeout(sends.get(place));
    sends.set(place, setTimeout(() => void send(place), wait));
  };

  const fetchAll = async () => {
    const before = store.get().drafts;
    const { results } = await api<{ results: Listed[] }>("GET", "/drafts");
    const listed = new Map(results.map((one) => [one.thread ?? one.room, one]));
    store.update((state) => {
      const drafts = { ...state.drafts };
      for (const [place, one] of listed) {
        const draft = drafts[place] ?? emptyDraft(one.room, one.thread);
        // Into a composer where nothing was written yet it may go, cursor or not.
        drafts[place] = heard(draft, remoteOf(one), draft.isOpen && draft.text !== "");
      }
      for (const [place, draft] of Object.entries(drafts)) {
        const isUntouched = before[place]?.base === draft.base && !before[place].sending && !draft.sending;
        if (draft.base > 0 && !listed.has(place) && isUntouched) drafts[place] = gone(draft);
      }
      return { ...state, drafts };
    });
    for (const place of Object.keys(store.get().drafts)) void send(place);
  };

  const changed = () => {
    const { drafts, connection } = store.get();
    const wasOnline = isOnline;
    isOnline = connection.kind === "online" || connection.kind === "catching-up";
    if (isOnline && !wasOnline) void fetchAll().catch(() => undefined);
    if (drafts === seen) return;
    const before = seen;
    seen = drafts;
    for (const [place, draft] of Object.entries(drafts)) {
      const old = before[place];
      if (draft === old) continue;
      clearTimeout(stores.get(place));
      stores.set(place, setTimeout(() => keep(place), STORE_PAUSE));
      if (!isDirty(draft) || draft.other) continue;
      if (old?.isOpen && !draft.isOpen) void send(place);
      else if (!old || !isSame(old, draft) || !sends.has(place)) later(place, PAUSE);
    }
  };

  /** The page may not come back: what waits goes now. */
  const flush = () => {
    for (const place of [...stores.keys()]) keep(place);
    for (const place of [...sends.keys()]) void send(place);
  };
  const hidden = () => {
    if (document.visibilityState === "hidden") flush();
  };

  const unsubscribe = store.subscribe(changed);
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", hidden);
  changed();
  return () => {
    flush();
    unsubscribe();
    window.removeEventListener("pagehide", flush);
    document.removeEventListener("visibilitychange", hidden);
    for (const timer of [...sends.values(), ...stores.values()]) clearTimeout(timer);
  };
}
