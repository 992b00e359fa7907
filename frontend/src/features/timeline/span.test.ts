import { expect, test } from "vitest";

import { spanAround } from "./span";

const size = () => 10;

test("a span reaches beyond both edges of the window", () => {
  expect(spanAround(100, size, { index: 50, top: 0 }, 40, 20)).toEqual({ from: 48, to: 56 });
});

test("a span at the end is counted backwards from it", () => {
  expect(spanAround(100, size, { index: 100, top: 40 }, 40, 20)).toEqual({ from: 94, to: 100 });
});

test("a span ends where the list does", () => {
  expect(spanAround(3, size, { index: 1, top: 5 }, 400, 20)).toEqual({ from: 0, to: 3 });
  expect(spanAround(0, size, { index: 0, top: 400 }, 400, 20)).toEqual({ from: 0, to: 0 });
});

test("a row held above the window still fills it", () => {
  expect(spanAround(100, size, { index: 10, top: -500 }, 40, 20)).toEqual({ from: 10, to: 66 });
});
