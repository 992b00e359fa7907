import { expect, test } from "vitest";

import { boxOf, sourceSet } from "./boxes";

test.each([
  [4000, 2000, 400, 200],
  [1000, 4000, 80, 320],
  [120, 60, 120, 60],
  [20_000, 10, 400, 1],
])("a picture of %i × %i takes %i × %i", (width, height, shownWidth, shownHeight) =>
  expect(boxOf({ width, height })).toEqual({ width: shownWidth, height: shownHeight }),
);

test("a picture of unknown size takes a square", () => expect(boxOf({ width: null, height: null })).toEqual({ width: 300, height: 300 }));

test("the forms are named with the widths they have", () => {
  expect(sourceSet({ width: 2000, height: 4000 }, "/t", "/p")).toBe("/t 150w, /p 600w");
  expect(sourceSet({ width: 90, height: 60 }, "/t", "/p")).toBe("/t 90w, /p 90w");
});
