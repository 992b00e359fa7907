import { describe, expect, test } from "vitest";

import { isDurable, isSession } from "@/realtime/frames";
import type { ServerEvent, StoreEvent } from "@/protocol/frames";
import { applyFrame } from "@/store/apply";
import { applySnapshot } from "@/store/snapshot";
import { emptyState, isDeleted, type State } from "@/store/state";

import { answer, loadTraces, plainRoom, type Trace, traceRoom } from "./traces";

const forStore = (event: ServerEvent): event is StoreEvent => !isSession(event);

function start(trace: Trace): State {
  const room = plainRoom(traceRoom(trace));
  return { ...emptyState, me: trace.me ?? null, rooms: { [room.id]: room } };
}

/** What a reader of the room sees, tombstones too, with people as they are named now. */
function seen(state: State, room: string): unknown[] {
  return (state.timelines[room]?.ids ?? []).flatMap((id): unknown[] => {
    const entry = state.messages[id];
    if (!entry) return [];
    if (isDeleted(entry)) return [{ id, kind: "deleted", seq: entry.seq, last_seq: entry.last_seq }];
    return [{ ...entry, author: entry.author && (state.users[entry.author.id] ?? entry.author) }];
  });
}

/** Threads without what is the viewer's own: no snapshot of a room holds that, lists of threads do. */
const shared = (threads: State["threads"]) =>
  Object.fromEntries(
    Object.values(threads).map((thread) => [
      thread.id,
      { ...thread, following: undefined, read_seq: undefined, unread: undefined },
    ]),
  );

describe("a snapshot and the events after it make the same state as a fresh snapshot", () => {
  test.each(loadTraces())("%s", (_name, trace) => {
    const room = traceRoom(trace);
    const before = applySnapshot(start(trace), room, answer(trace.before));
    const events = trace.frames.filter(forStore);
    const grown = events.reduce((state, event) => applyFrame(state, event), before);
    const fresh = applySnapshot(start(trace), room, answer(trace.after));

    // The fresh snapshot has the latest 50 only; what came before is not compared.
    const shown = seen(fresh, room);
    expect(seen(grown, room).slice(-shown.length || undefined)).toEqual(shown);
    expect(grown.timelines[room]?.cursor).toBe(answer(trace.after).head);
    expect(Object.keys(grown.held).sort()).toEqual(Object.keys(fresh.held).sort());
    expect(shared({ ...fresh.threads, ...grown.threads })).toEqual(shared({ ...grown.threads, ...fresh.threads }));
    if (trace.me) expect(grown.rooms[room]?.unread).toBe(fresh.rooms[room]?.unread);
  });

  test.each(loadTraces())("%s, with every frame delivered twice", (_name, trace) => {
    const room = traceRoom(trace);
    const before = applySnapshot(start(trace), room, answer(trace.before));
    const events = trace.frames.filter(forStore).filter(isDurable);
    const once = events.reduce((state, event) => applyFrame(state, event), before);
    const twice = events.reduce((state, event) => applyFrame(applyFrame(state, event), event), before);
    expect(twice).toEqual(once);
  });
});
