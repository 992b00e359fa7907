import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { keptDrafts } from "@/lib/keptDrafts";
import type { Me } from "@/protocol/rest";
import { CommandError } from "@/realtime/commands";
import { applyFrame } from "@/store/apply";
import { type Draft, emptyDraft, left } from "@/store/drafts";
import { emptyState } from "@/store/state";
import { Store } from "@/store/store";

import { keepDrafts } from "./draftKeeper";
import { draftDeeds, restoredDrafts } from "./drafts";
import type { Line } from "./line";

const ROOM = "room";
const ME = "alice";

interface Sent {
  text: string;
  version: number;
}

/** A tab with a server that keeps one draft; `answer` may refuse. */
function tab(listed: object[] = []) {
  const store = new Store();
  const sent: Sent[] = [];
  let version = 10;
  const refusals: CommandError[] = [];
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify({ results: listed }))));
  const session = {
    send: (_type: string, data: Sent) => {
      const refusal = refusals.shift();
      if (refusal) return Promise.reject(refusal);
      sent.push({ text: data.text, version: data.version });
      version += 1;
      return Promise.resolve({ draft: { version } });
    },
  };
  const line = { me: { user: { id: ME } } as Me, session, store, queries: new QueryClient() } as unknown as Line;
  const { draft } = draftDeeds(line);
  store.update((state) => ({ ...state, drafts: restoredDrafts(ME) }));
  const stop = keepDrafts(line);
  const online = (on: boolean) =>
    store.update((state) => ({ ...state, connection: on ? { kind: "online" } : { kind: "reconnecting", retryAt: 0 } }));
  return {
    store,
    sent,
    refusals,
    stop,
    online,
    write: (text: string) => draft(ROOM, null, (one) => ({ ...one, text, isOpen: true })),
    leave: () => draft(ROOM, null, left),
    here: (): Draft => store.get().drafts[ROOM] ?? emptyDraft(ROOM, null),
  };
}

const settled = (wait = 0) => vi.advanceTimersByTimeAsync(wait);
const server = (text: string, version: number) => ({ id: "d", room: ROOM, thread: null, text, reply_to: null, version, updated_at: "" });

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a draft goes out a second after the last key, once, and what is written meanwhile after it", async () => {
  const { online, write, sent, here, stop } = tab();
  online(true);
  await settled();
  write("h");
  await settled(900);
  write("he");
  await settled(900);
  expect(sent).toEqual([]);
  await settled(100);
  expect(sent).toEqual([{ text: "he", version: 0 }]);
  write("hel");
  await settled(1_000);
  expect(sent.at(-1)).toEqual({ text: "hel", version: 11 });
  expect(here().base).toBe(12);
  stop();
});

test("it goes out at once when the cursor leaves, and when the page is left", async () => {
  const { online, write, leave, sent, stop } = tab();
  online(true);
  await settled();
  write("one");
  leave();
  await settled();
  expect(sent.map(({ text }) => text)).toEqual(["one"]);
  write("two");
  window.dispatchEvent(new Event("pagehide"));
  await settled();
  expect(sent.map(({ text }) => text)).toEqual(["one", "two"]);
  stop();
});

test("what is written offline is kept over a reload and goes out afterwards", async () => {
  const first = tab();
  first.write("in the cellar");
  await settled(2_000);
  expect(first.sent).toEqual([]);
  first.stop();
  const second = tab();
  expect(second.here().text).toBe("in the cellar");
  second.online(true);
  await settled(1_000);
  expect(second.sent).toEqual([{ text: "in the cellar", version: 0 }]);
  second.stop();
});

test("a refusal because of another device leaves both drafts and sends nothing until one is chosen", async () => {
  const { online, write, refusals, sent, here, stop } = tab();
  online(true);
  await settled();
  refusals.push(new CommandError({ code: "draft.conflict", message: "", details: { draft: server("theirs", 20) } }));
  write("mine");
  await settled(5_000);
  expect([here().text, here().other?.text, sent]).toEqual(["mine", "theirs", []]);
  stop();
});

test("a limit puts a save off", async () => {
  const { online, write, refusals, sent, stop } = tab();
  online(true);
  await settled();
  refusals.push(new CommandError({ code: "rate.limited", message: "", retry: true, retry_after: 3 }));
  write("mine");
  await settled(1_000);
  expect(sent).toEqual([]);
  await settled(3_000);
  expect(sent.map(({ text }) => text)).toEqual(["mine"]);
  stop();
});

test("after an absence what the server has comes in, and what it has no more goes", async () => {
  const { online, store, here, stop } = tab([server("from the phone", 7)]);
  store.update((state) => ({ ...state, drafts: { old: { ...emptyDraft("old", null), text: "sent elsewhere", synced: { text: "sent elsewhere", replyTo: null }, base: 3 } } }));
  online(true);
  await settled(10);
  expect([here().text, store.get().drafts["old"]?.text]).toEqual(["from the phone", ""]);
  stop();
});

test("the unsent words of another tab are not overwritten", async () => {
  const one = tab();
  const two = tab();
  one.write("from the first tab");
  await settled(300);
  two.write("from the second tab");
  await settled(300);
  const kept = keptDrafts<Draft>(ME)[ROOM];
  expect([kept?.text, kept?.kept]).toEqual(["from the second tab", "from the first tab"]);
  one.stop();
  two.stop();
});

test("news of a draft changes what was begun in a thread, and nothing else", () => {
  const draft = { ...server("hello", 4), thread: "thread" };
  const { drafts } = applyFrame(emptyState, { type: "draft.updated", data: { draft } });
  expect(Object.keys(drafts)).toEqual(["thread"]);
  expect(drafts["thread"]?.text).toBe("hello");
});
