import { expect, it } from "vitest";

import { Heights } from "./heights";

/** The same by plain counting. */
const above = (list: number[], index: number) => list.slice(0, index).reduce((sum, one) => sum + one, 0);
function at(list: number[], pixels: number) {
  let index = 0;
  let top = 0;
  while (index < list.length - 1 && top + (list[index] ?? 0) <= pixels) top += list[index++] ?? 0;
  return { index, top: top - pixels };
}

it.each([1, 2, 3, 7, 8, 9, 100])("counts %i rows as plain counting does, also after some were measured", (count) => {
  const list = Array.from({ length: count }, (_, index) => ((index * 37) % 90) + 10);
  const heights = new Heights(list);
  for (let turn = 0; turn < 20; turn++) {
    const index = (turn * 13) % count;
    list[index] = ((turn * 53) % 200) + 5;
    heights.set(index, list[index]);
    for (const row of [0, index, index + 1, count]) expect(heights.above(row)).toBe(above(list, row));
    for (const pixels of [0, 1, above(list, index), above(list, index) + 3, above(list, count) - 1]) {
      expect(heights.at(pixels)).toEqual(at(list, pixels));
    }
  }
});

it("grows at its end", () => {
  const heights = new Heights([10, 20, 30]);
  for (const height of [40, 50, 60, 70]) heights.push(height);
  expect([3, 4, 5, 6, 7].map((row) => heights.above(row))).toEqual([60, 100, 150, 210, 280]);
});

it("finds the row after a leap, and the last one beyond the end", () => {
  const heights = new Heights(Array.from({ length: 100 }, () => 10));
  expect(heights.at(255)).toEqual({ index: 25, top: -5 });
  expect(new Heights([10, 10, 10]).at(999)).toEqual({ index: 2, top: -979 });
});

it("has nothing in an empty list", () => {
  const heights = new Heights([]);
  expect(heights.above(5)).toBe(0);
  expect(heights.of(0)).toBe(0);
});
