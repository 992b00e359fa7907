import { expect, test } from "vitest";

import { changes } from "./words";

const told = (before: string, after: string) =>
  changes(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `{+${text}+}` })[kind])
    .join("");

test("a changed word stands beside what it replaced", () => {
  expect(told("We meet at noon.", "We meet at three.")).toBe("We meet at [-noon-]{+three+}.");
});

test("words that came or went are alone marked", () => {
  expect(told("one two", "one brave two")).toBe("one {+brave +}two");
  expect(told("one brave two", "one two")).toBe("one [-brave -]two");
});

test("equal texts have no change and an empty one is new as a whole", () => {
  expect(told("same", "same")).toBe("same");
  expect(told("", "all new")).toBe("{+all new+}");
});

test("what is gone and what is the same is the old text, what is new and the same the new one", () => {
  const words = ["a", "b", "c", " ", "d", "안녕", "\n", "!"];
  const text = (seed: number) => Array.from({ length: 30 }, (_, n) => words[(seed * (n + 3) * 7 + n * n) % words.length]).join("");
  for (let seed = 1; seed < 20; seed++) {
    const [before, after] = [text(seed), text(seed + 5)];
    const all = changes(before, after);
    const without = (kind: string) => all.filter((one) => one.kind !== kind).map((one) => one.text).join("");
    expect(without("new")).toBe(before);
    expect(without("gone")).toBe(after);
  }
});

test("two long texts without a word in common do not take for ever", () => {
  const long = (word: string) => Array.from({ length: 2_000 }, (_, n) => `${word}${n}`).join(" ");
  const begun = performance.now();
  changes(long("a"), long("b"));
  expect(performance.now() - begun).toBeLessThan(2_000);
});
