import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { expect, it } from "vitest";

import { eagerSource, part, type Texts } from "../scripts/texts.mjs";

const src = resolve("src");
const texts = JSON.parse(readFileSync(`${src}/locales/en.json`, "utf8")) as Texts;

const flat = (tree: Texts, path = ""): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === "string" ? [path + key] : flat(value, `${path}${key}.`)));

it("has every text in one part, once", () => {
  const { first, later } = part(texts, eagerSource(src, "app/main.tsx"));
  expect([...flat(first), ...flat(later)].sort()).toEqual(flat(texts).sort());
});

it("has what the room shows at once in the first part, and what pages show later in the second", () => {
  const { first, later } = part(texts, eagerSource(src, "app/main.tsx"));
  expect(flat(first)).toEqual(expect.arrayContaining(["page.loading", "composer.send", "timeline.jump_new_other", "presence.away"]));
  expect(flat(later)).toEqual(expect.arrayContaining(["keys.title", "settings.sessions_text", "report.title"]));
});

it("takes keys that begin alike where the code puts them together", () => {
  expect(part({ a: { b: "1", c: "2" }, d: "3" }, "t(`a.${x}`)")).toEqual({ first: { a: { b: "1", c: "2" } }, later: { d: "3" } });
});
