import { expect, test } from "vitest";

import { levelOf, waveformOf } from "./levels";

test("silence is 0, and nothing is louder than 100", () => {
  expect(levelOf(new Float32Array(8))).toBe(0);
  expect(levelOf(new Float32Array([0, -0.3, 0.1]))).toBe(50);
  expect(levelOf(new Float32Array([-1]))).toBe(100);
});

test("a short recording keeps its levels, a long one the loudest of each stretch", () => {
  expect(waveformOf([1, 2, 3])).toEqual([1, 2, 3]);
  const long = Array.from({ length: 1_000 }, (_, index) => (index === 555 ? 90 : 10));
  expect(waveformOf(long)).toHaveLength(100);
  expect(waveformOf(long).indexOf(90)).toBe(55);
});
