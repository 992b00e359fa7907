import { describe, expect, it } from "vitest";

import en from "./en.json";

type Tree = { [key: string]: string | Tree };

const others = import.meta.glob<Tree>(["./*.json", "!./en.json"], { eager: true, import: "default" });
const sources = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.*"], { eager: true, query: "?raw", import: "default" });

function flat(tree: Tree, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") found.set(path + key, value);
    else for (const [name, text] of flat(value, `${path}${key}.`)) found.set(name, text);
  }
  return found;
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const english = flat(en as Tree);

/** `count` stands beside `other`: a plural; other keys that end the same way are only named so. */
const isPlural = (key: string, texts: Map<string, string>) =>
  PLURAL.test(key) && texts.has(key.replace(PLURAL, "_other")) && !!texts.get(key.replace(PLURAL, "_other"))?.includes("{{count}}");

const base = (key: string, texts: Map<string, string>) => (isPlural(key, texts) ? key.replace(PLURAL, "") : key);

const placeholders = (text: string | undefined) => [...(text ?? "").matchAll(/\{\{(\w+)/g)].map((found) => found[1]).sort();

/** The keys that a language needs for what English says with `key`. */
function wanted(key: string, language: string): string[] {
  if (!isPlural(key, english)) return [key];
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories.map((one) => `${base(key, english)}_${one}`);
}

describe.each(Object.entries(others))("%s", (file, tree) => {
  const language = file.replace(/^.*\/|\.json$/g, "");
  const texts = flat(tree);

  it("has a text for every English one", () => {
    const missing = [...english.keys()].flatMap((key) => wanted(key, language)).filter((key) => !texts.get(key));
    expect([...new Set(missing)]).toEqual([]);
  });

  it("has no text that English has not", () => {
    const known = new Set([...english.keys()].flatMap((key) => [key, ...wanted(key, language)]));
    expect([...texts.keys()].filter((key) => !known.has(key))).toEqual([]);
  });

  it("names the same values as English does", () => {
    const differing = [...texts].filter(([key, text]) => {
      const theirs = english.get(key) ?? english.get(`${base(key, texts)}_other`);
      return String(placeholders(text)) !== String(placeholders(theirs));
    });
    expect(differing).toEqual([]);
  });
});

describe("en.json", () => {
  const code = Object.values(sources).join("\n");
  /** What begins a key that is put together counts for every key that begins like it. */
  const begun = [...code.matchAll(/`([a-z_]+\.[a-z_.]*)\$\{/g)].map((found) => found[1] ?? "");

  it("has no text that nothing shows", () => {
    const unused = [...english.keys()]
      .map((key) => base(key, english))
      .filter((key) => !code.includes(`"${key}"`) && !begun.some((start) => key.startsWith(start)));
    expect([...new Set(unused)]).toEqual([]);
  });
});
