import { describe, expect, test } from "vitest";

import type { Poll } from "@/protocol/objects";

import { closingTime } from "./closing";
import { isOpenAt, share, toggled } from "./state";

const poll = (more: Partial<Poll> = {}): Poll => ({ options: [{ text: "Tea", votes: 0 }, { text: "Milk", votes: 0 }], multiple: false, voters: 0, closes_at: null, closed_at: null, ...more });
const NOW = Date.parse("2026-11-21T10:00:00Z");

test("a poll is open until somebody closes it or its time has come", () => {
  expect(isOpenAt(poll(), NOW)).toBe(true);
  expect(isOpenAt(poll({ closed_at: "2026-11-21T09:00:00Z" }), NOW)).toBe(false);
  expect(isOpenAt(poll({ closes_at: "2026-11-21T10:00:01Z" }), NOW)).toBe(true);
  expect(isOpenAt(poll({ closes_at: "2026-11-21T10:00:00Z" }), NOW)).toBe(false);
});

test("shares are of those who voted, so that several choices may add up to more than all", () => {
  expect(share(0, 0)).toBe(0);
  expect([share(2, 3), share(3, 3)]).toEqual([67, 100]);
});

test("one press chooses, changes, or takes back", () => {
  expect(toggled([], 1, false)).toEqual([1]);
  expect(toggled([0], 1, false)).toEqual([1]);
  expect(toggled([1], 1, false)).toEqual([]);
  expect(toggled([2], 0, true)).toEqual([0, 2]);
  expect(toggled([0, 2], 2, true)).toEqual([0]);
});

describe("the closing time", () => {
  test("is none, a span from now, or a time of one's own", () => {
    expect(closingTime("never", "", NOW)).toBeNull();
    expect(closingTime("hour", "", NOW)).toBe("2026-11-21T11:00:00.000Z");
    expect(closingTime("custom", "2026-11-22T12:00:00Z", NOW)).toBe("2026-11-22T12:00:00.000Z");
  });

  test.each(["", "2026-11-21T10:04:00Z", "2026-11-20T10:00:00Z", "2026-12-22T10:00:00Z"])("is not %j", (custom) => {
    expect(closingTime("custom", custom, NOW)).toBeUndefined();
  });
});
