import { describe, expect, test } from "vitest";

import { highlight, type Piece } from "./highlight";

const textOf = (pieces: Piece[]): string => pieces.map((piece) => (typeof piece === "string" ? piece : textOf(piece.pieces))).join("");

describe("highlighting", () => {
  test("tells the kinds of tokens apart", () => {
    expect(highlight("x = 1  # one", "py")).toEqual(["x = ", { kind: "number", pieces: ["1"] }, "  ", { kind: "comment", pieces: ["# one"] }]);
  });

  test.each(["js", "ts", "tsx", "html", "sh", "yml", "c++", "rs", "golang", "kt", "SQL"])("knows %s by that name", (name) =>
    expect(highlight("a", name)).not.toBeNull(),
  );

  test.each(["", "klingon", "constructor", "__proto__"])("knows no %j", (name) => expect(highlight("a", name)).toBeNull());

  const HOSTILE = [
    '<script>alert(1)</script>',
    '<img src=x onerror="alert(1)">',
    '"</span><svg onload=alert(1)>"',
    "`${'<b>'}` // </code></pre><script>",
    "&lt;script&gt; &amp;#x27;",
    "\u0000\u202e<a href='javascript:1'>",
  ];
  const LANGUAGES = ["xml", "js", "ts", "py", "css", "json", "bash", "sql", "diff", "rust"];

  test.each(HOSTILE.flatMap((text) => LANGUAGES.map((language) => [text, language] as const)))(
    "keeps every character of %j as text in %s",
    (text, language) => expect(textOf(highlight(text, language) ?? [])).toBe(text),
  );

  test("takes hostile code in its stride", () => {
    const begun = performance.now();
    for (const text of ["(".repeat(4000), "<".repeat(4000), '"'.repeat(4000), "/*".repeat(2000), "a.".repeat(2000)]) {
      for (const language of LANGUAGES) highlight(text, language);
    }
    expect(performance.now() - begun).toBeLessThan(4_000);
  });
});
