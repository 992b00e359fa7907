import { expect, test } from "vitest";

import { fromField, presets, toField } from "./times";

const named = (now: Date) => Object.fromEntries(presets(now).map(({ key, at }) => [key, toField(at)]));

test("presets are the next hour, tomorrow and Monday at nine by this person's clock", () => {
  // A Saturday.
  expect(named(new Date(2026, 10, 21, 19, 5, 40))).toEqual({
    hour: "2026-11-21T20:05",
    tomorrow: "2026-11-22T09:00",
    monday: "2026-11-23T09:00",
  });
});

test("on Sundays Monday is tomorrow and stands there once; on Mondays it is the next", () => {
  expect(named(new Date(2026, 10, 22, 12))).toEqual({ hour: "2026-11-22T13:00", tomorrow: "2026-11-23T09:00" });
  expect(named(new Date(2026, 10, 23, 8)).monday).toBe("2026-11-30T09:00");
});

test("the last evening of a year leads into the next", () => {
  expect(named(new Date(2026, 11, 31, 23, 30))).toMatchObject({ hour: "2027-01-01T00:30", tomorrow: "2027-01-01T09:00" });
});

test("a field's time is local, and what is none is nothing", () => {
  expect(fromField("2026-11-23T09:00")?.getHours()).toBe(9);
  expect([fromField(""), fromField("soon")]).toEqual([null, null]);
});
