import { expect, test } from "vitest";

import { dragged, placeBehind, sourceOf, WHOLE, within } from "./crop";

const wide = { width: 800, height: 400 };

test("at first the middle square is cut", () => expect(sourceOf(WHOLE, wide)).toEqual({ side: 400, left: 200, top: 0 }));

test("the picture covers its window", () =>
  expect(placeBehind(WHOLE, wide, 200)).toEqual({ width: 400, height: 200, left: -100, top: 0 }));

test("dragging to the right shows more of the left, up to the edge", () => {
  expect(sourceOf(dragged(WHOLE, wide, 200, 50, 30), wide)).toEqual({ side: 400, left: 100, top: 0 });
  expect(sourceOf(dragged(WHOLE, wide, 200, 5000, 0), wide)).toEqual({ side: 400, left: 0, top: 0 });
});

test("when the cut grows at the edge it stays within the picture", () => {
  const corner = within({ x: 0, y: 0, zoom: 2 }, wide);
  expect(sourceOf(corner, wide)).toEqual({ side: 200, left: 0, top: 0 });
  expect(sourceOf(within({ ...corner, zoom: 1 }, wide), wide)).toEqual({ side: 400, left: 0, top: 0 });
});

test("nothing is enlarged more than four times", () => expect(within({ ...WHOLE, zoom: 9 }, wide).zoom).toBe(4));
