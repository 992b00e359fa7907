import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { Connection } from "@/lib/live";

import { durable, FakeSocket, settle, snapshot } from "../../tests/fakeSocket";
import { Session, type Sink } from "./session";
import { SILENCE, Socket } from "./socket";

const seen: number[] = [];
const links: Connection[] = [];
const closed: [string, string][] = [];
const sink: Sink = {
  connection: (connection) => links.push(connection),
  ready: () => undefined,
  event: (event) => "seq" in event && seen.push(event.seq),
  snapshot: () => undefined,
  closed: (room, code) => closed.push([room, code]),
  refresh: () => undefined,
};
let session: Session;

beforeEach(() => {
  vi.useFakeTimers();
  for (const list of [seen, links, closed, FakeSocket.all]) list.length = 0;
  const socket = new Socket({ url: "/ws/", connect: () => new FakeSocket() as unknown as WebSocket, random: () => 1 });
  session = new Session(socket, sink);
  session.start();
  FakeSocket.last.open();
});

afterEach(() => {
  session.stop();
  vi.useRealTimers();
});

async function openRoom(head = 10): Promise<void> {
  session.open("r1");
  await FakeSocket.last.answer("room.subscribe", snapshot(head, { mode: "reset" }));
}

describe("positions", () => {
  test("the next number is applied, an old one dropped", async () => {
    await openRoom();
    for (const seq of [9, 10, 11, 11, 12]) FakeSocket.last.say(durable(seq));
    expect(seen).toEqual([11, 12]);
  });

  test("a gap stops applying and asks for what is missing since the cursor", async () => {
    await openRoom();
    FakeSocket.last.say(durable(12));
    expect(seen).toEqual([]);
    expect(FakeSocket.last.asked("room.sync").at(-1)?.data).toEqual({ room: "r1", since: 10 });
    FakeSocket.last.say(durable(14));
    await FakeSocket.last.answer("room.sync", snapshot(13));
    expect(seen).toEqual([14]);
  });

  test("a delta with more goes on from its last item", async () => {
    await openRoom();
    FakeSocket.last.say({ type: "room.lag", room: "r1", data: { head: 500 } });
    const items = [{ type: "message.updated", seq: 210, data: {} }];
    await FakeSocket.last.answer("room.sync", snapshot(500, { items, more: true }));
    expect(FakeSocket.last.asked("room.sync").at(-1)?.data).toEqual({ room: "r1", since: 210 });
    await FakeSocket.last.answer("room.sync", snapshot(500));
    FakeSocket.last.say(durable(501));
    expect(seen).toEqual([501]);
  });

  test("a beat with a later head heals a frame that was lost", async () => {
    await openRoom();
    FakeSocket.last.say({ type: "session.beat", data: { heads: { r1: 11 } } });
    expect(FakeSocket.last.asked("room.sync")).toHaveLength(1);
  });

  test("an unknown durable event still counts", async () => {
    await openRoom();
    FakeSocket.last.say({ type: "future.created", room: "r1", seq: 11, data: {} });
    FakeSocket.last.say(durable(12));
    expect(seen).toEqual([11, 12]);
  });
});

describe("resuming", () => {
  test("rooms are subscribed again since their cursor", async () => {
    await openRoom();
    FakeSocket.last.cut();
    await settle();
    vi.advanceTimersByTime(30_000);
    FakeSocket.last.open();
    expect(FakeSocket.all).toHaveLength(2);
    expect(FakeSocket.last.asked("room.subscribe").at(-1)?.data).toEqual({ room: "r1", since: 10 });
    expect(links.at(-1)?.kind).toBe("catching-up");
    await FakeSocket.last.answer("room.subscribe", snapshot(12));
    expect(links.at(-1)?.kind).toBe("online");
  });

  test("another epoch forgets every cursor", async () => {
    await openRoom();
    FakeSocket.last.cut();
    await settle();
    vi.advanceTimersByTime(30_000);
    FakeSocket.last.open("e2");
    expect(FakeSocket.last.asked("room.subscribe").at(-1)?.data).toEqual({ room: "r1" });
  });

  test("35 seconds of silence mean a new connection", async () => {
    vi.advanceTimersByTime(SILENCE + 31_000);
    expect(FakeSocket.all.length).toBeGreaterThan(1);
  });

  test("a goodbye with a time is honoured", async () => {
    FakeSocket.last.say({ type: "session.bye", data: { after: 7 } });
    FakeSocket.last.cut(1012);
    vi.advanceTimersByTime(6_900);
    expect(FakeSocket.all).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(FakeSocket.all).toHaveLength(2);
  });

  test.each([
    [4201, "signin"],
    [4203, "banned"],
    [4204, "protocol"],
    [1009, "bug"],
  ])("close code %i is not retried", (code, why) => {
    FakeSocket.last.cut(code);
    vi.advanceTimersByTime(120_000);
    expect(FakeSocket.all).toHaveLength(1);
    expect(links.at(-1)).toEqual({ kind: "stopped", why });
  });
});

test("a command without a line is refused at once, and one that was under way when the line broke", async () => {
  const asked = session.send("message.delete", { message: "m1" });
  FakeSocket.last.cut();
  await expect(asked).rejects.toMatchObject({ code: "connection.lost", retry: true });
  await expect(session.send("message.delete", { message: "m1" })).rejects.toMatchObject({ code: "connection.lost" });
});

test("a room that is refused is reported and not asked for again", async () => {
  session.open("r2");
  await FakeSocket.last.refuse("room.subscribe", { code: "room.not_found" });
  expect(closed).toEqual([["r2", "room.not_found"]]);
  FakeSocket.last.say(durable(1, "r2"));
  expect(seen).toEqual([]);
});
