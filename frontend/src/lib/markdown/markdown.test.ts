import { describe, expect, test } from "vitest";

import { parseMarkdown, plainText } from "./blocks";
import type { Block, Inline } from "./tree";

const inline = (source: string, mentions: string[] = []): Inline[] => {
  const [block] = parseMarkdown(source, mentions);
  if (block?.kind !== "paragraph") throw new Error("not a paragraph");
  return block.children;
};
const text = (value: string): Inline => ({ kind: "text", text: value });

describe("inline", () => {
  test.each<[string, Inline[]]>([
    ["**a**", [{ kind: "bold", children: [text("a")] }]],
    ["*a* _b_", [{ kind: "italic", children: [text("a")] }, text(" "), { kind: "italic", children: [text("b")] }]],
    ["~~a~~", [{ kind: "strike", children: [text("a")] }]],
    ["||a||", [{ kind: "spoiler", children: [text("a")] }]],
    ["`**a**`", [{ kind: "code", text: "**a**" }]],
    ["**a *b***", [{ kind: "bold", children: [text("a "), { kind: "italic", children: [text("b")] }] }]],
    ["snake_case_name", [text("snake_case_name")]],
    ["2 * 3 * 4", [text("2 * 3 * 4")]],
    ["**open", [text("**open")]],
    ["\\*a\\*", [text("*a*")]],
    ["<b>x</b>", [text("<b>x</b>")]],
  ])("%s", (source, expected) => expect(inline(source)).toEqual(expected));

  test("an address ends before the sentence does", () => {
    expect(inline("see https://example.org/a_b.")).toEqual([
      text("see "),
      { kind: "link", href: "https://example.org/a_b", children: [text("https://example.org/a_b")] },
      text("."),
    ]);
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "vbscript:x", " javascript:x", "//evil.example"])(
    "a link to %s stays text",
    (href) => expect(inline(`[x](${href})`).every((node) => node.kind === "text")).toBe(true),
  );

  test("only names the server has confirmed are mentions", () => {
    expect(inline("@mia @theo", ["@mia"])).toEqual([{ kind: "mention", text: "@mia" }, text(" @theo")]);
  });

  test.each(["**".repeat(2000), "[".repeat(4000), "`".repeat(4000), "_a".repeat(2000), "||".repeat(1999) + "x"])(
    "hostile text is read quickly",
    (source) => {
      const begun = performance.now();
      parseMarkdown(source);
      expect(performance.now() - begun).toBeLessThan(1_000);
    },
  );
});

describe("blocks", () => {
  test("code blocks keep what is in them", () => {
    expect(parseMarkdown("```py\n**x**\n\ny\n```")).toEqual<Block[]>([{ kind: "pre", language: "py", text: "**x**\n\ny" }]);
  });

  test("a fence that never closes is text", () => {
    expect(parseMarkdown("```\nx")[0]?.kind).toBe("paragraph");
  });

  test("quotes and lists", () => {
    const blocks = parseMarkdown("> a\n> b\n- x\n- y\n3. z");
    expect(blocks.map((block) => block.kind)).toEqual(["quote", "list", "list"]);
    expect(blocks[2]).toMatchObject({ ordered: true, start: 3 });
  });

  test("plain text hides spoilers", () => expect(plainText("**a** ||secret||\n> b")).toBe("a ▒▒▒ b"));
});
