import { expect, test } from "vitest";

import { slugOf } from "./slug";

test.each([
  ["Garden Friends", "garden-friends"],
  ["  Café — Zürich!  ", "cafe-zurich"],
  ["C++ & Rust", "c-rust"],
  ["정원", ""],
  [`${"x".repeat(49)} y`, "x".repeat(49)],
])("the address of %j is %j", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
