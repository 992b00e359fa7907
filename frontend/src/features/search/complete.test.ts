import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { describe, expect, it } from "vitest";

import { accept, itemAt, suggestions } from "./complete";
import { CHOICES, EXAMPLES, OPERATORS } from "./operators";
import { parts } from "./parts";

const known = {
  rooms: [
    { slug: "general", name: "General" },
    { slug: "ai-art", name: "AI art" },
  ],
  people: [
    { username: "mia", display_name: "Mia Kim" },
    { username: "bo", display_name: "Bo" },
  ],
};
const texts = (text: string, caret = text.length) => suggestions(text, caret, known).map((one) => one.text);

describe("suggestions", () => {
  it.each([
    ["", []],
    ["hello ", []],
    ["fr", ["from:"]],
    ["b", ["before:"]],
    ["-fr", ["-from:"]],
    ["hello i", ["in:", "is:"]],
    ["hello", []],
    ['"fr', []],
    ["from:", ["from:me", "from:mia", "from:bo"]],
    ["from:@M", ["from:me", "from:mia"]],
    ["from:kim", []],
    ["-from:b", ["-from:bo"]],
    ["in:", ["in:general", "in:ai-art"]],
    ["in:ai", ["in:ai-art"]],
    ["mentions:he", ["mentions:here"]],
    ["has:", ["has:link", "has:image", "has:file", "has:voice", "has:poll"]],
    ["before:", []],
    ["form:", []],
  ])("offers for %j", (text, wanted) => {
    expect(texts(text)).toEqual(wanted);
  });

  it("looks at the item where the caret is", () => {
    expect(texts("fr hello", 2)).toEqual(["from:"]);
    expect(itemAt("안녕 in:ge", 8)).toEqual({ start: 3, item: "in:ge" });
  });
});

describe("accept", () => {
  it("goes on at an operator's value, and behind a whole item", () => {
    expect(accept("hello fr", 8, "from:")).toEqual({ text: "hello from:", caret: 11 });
    expect(accept("hello from:m", 12, "from:mia")).toEqual({ text: "hello from:mia ", caret: 15 });
    expect(accept("fr hello", 2, "from:mia")).toEqual({ text: "from:mia hello", caret: 8 });
  });
});

describe("parts", () => {
  it("counts code points, so that emoji shift nothing", () => {
    expect(parts("🎉🎉 party 🎉", [[3, 8]])).toEqual([
      { text: "🎉🎉 ", hit: false },
      { text: "party", hit: true },
      { text: " 🎉", hit: false },
    ]);
  });
  it("takes no ranges, and ranges that do not fit", () => {
    expect(parts("hello", [])).toEqual([{ text: "hello", hit: false }]);
    expect(parts("hello", [[2, 99]])).toEqual([
      { text: "he", hit: false },
      { text: "llo", hit: true },
    ]);
  });
});

describe("operators", () => {
  it("have an example each that is one of theirs", () => {
    for (const name of OPERATORS) expect(EXAMPLES[name].startsWith(`${name}:`)).toBe(true);
  });
  it("are those of the reference", () => {
    const page = readFileSync(resolve(process.cwd(), "../docs/reference/search.md"), "utf8");
    const named = [...page.matchAll(/^\| `([a-z]+):` \|/gmu)].map(([, name]) => name);
    expect(named).toEqual([...OPERATORS]);
    const choices = [...page.matchAll(/^\| `([a-z]+):([a-z]+)` \|/gmu)].map(([, name, choice]) => `${name}:${choice}`);
    expect(choices).toEqual(Object.entries(CHOICES).flatMap(([name, all]) => all.map((one) => `${name}:${one}`)));
  });
});
