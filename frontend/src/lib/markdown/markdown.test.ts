import { describe, expect, test } from "vitest";

import { parseMarkdown, plainText } from "./blocks";
import { permalinkOf } from "./links";
import type { Block, Inline } from "./tree";

const inline = (source: string, mentions: string[] = []): Inline[] => {
  const [block] = parseMarkdown(source, new Set(mentions));
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

  test("only known names are mentions", () => {
    expect(inline("@mia @theo", ["@mia"])).toEqual([{ kind: "mention", text: "@mia" }, text(" @theo")]);
  });

  test.each([
    ["@Mia.", "@Mia"],
    ["(@mia)", "@mia"],
    ["@하늘, @mia.", "@하늘"],
    ["@j.r.", "@j.r."],
  ])("%j mentions %j first", (source, name) => {
    expect(inline(source, ["@mia", "@하늘", "@j.r."]).find((node) => node.kind === "mention")).toEqual({ kind: "mention", text: name });
  });

  test.each(["mail@mia", "@miama", "`@mia`", "@"])("%j mentions nobody", (source) =>
    expect(inline(source, ["@mia"]).some((node) => node.kind === "mention")).toBe(false),
  );

  test("a message of this site is linked by its path, whatever else begins with a stroke is text", () => {
    const id = "0197a0b0-0000-7000-8000-000000000001";
    expect(inline(`[soups](/m/${id})`)).toEqual([{ kind: "link", href: `/m/${id}`, children: [text("soups")] }]);
    for (const href of ["/m/", "/admin", `//m/${id}`, `/m/${id}/../../admin`, `/m/${id}?x`]) {
      expect(inline(`[soups](${href})`).every((node) => node.kind === "text")).toBe(true);
    }
    expect(permalinkOf(`https://here.example/m/${id}`, "https://here.example")).toBe(`/m/${id}`);
    expect(permalinkOf(`https://else.example/m/${id}`, "https://here.example")).toBeNull();
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

describe("hostile text", () => {
  const HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](data:text/html;base64,PHN2Zz4=)",
    "[x](/m/../../admin)",
    "[x](//evil.example/m/0197a0b0-0000-7000-8000-000000000001)",
    "https://evil.example/\"onmouseover=alert(1)",
    "<details open ontoggle=alert(1)>",
    "@<b>mia</b>",
    "&lt;b&gt; &#x3c;script&#x3e;",
  ];
  const WRAPPED = HOSTILE.flatMap((text) => [
    text,
    `||${text}||`,
    `||**${text}**||`,
    `**||${text}||**`,
    `[||${text}||](https://example.org)`,
    `> ||${text}||`,
    `- ||${text}||`,
    `\`\`\`html\n${text}\n\`\`\``,
    `\`\`\`html" onload=alert(1)\n${text}\n\`\`\``,
  ]);

  const inlines = (blocks: Block[]): Inline[] =>
    blocks.flatMap((block) => {
      if (block.kind === "pre") return [];
      if (block.kind === "list") return block.items.flat();
      return block.kind === "quote" ? inlines(block.children) : block.children;
    });
  const all = (nodes: Inline[]): Inline[] => nodes.flatMap((node) => ["children" in node ? all(node.children) : [], node].flat());

  test.each(WRAPPED)("%j holds text and links that may be followed, and nothing else", (source) => {
    for (const node of all(inlines(parseMarkdown(source, new Set(["@mia"]))))) {
      expect(["text", "code", "link", "mention", "break", "bold", "italic", "strike", "spoiler"]).toContain(node.kind);
      if (node.kind === "link") expect(node.href).toMatch(/^https?:\/\//);
    }
  });

  test.each(WRAPPED)("the language of code in %j is a name", (source) => {
    for (const block of parseMarkdown(source)) if (block.kind === "pre") expect(block.language).toMatch(/^[\w+#.-]{0,20}$/);
  });

  test.each(HOSTILE)("nothing of a spoiler around %j is in the plain text", (text) => {
    expect(plainText(`||${text.replaceAll("|", "")}||`)).toBe("▒▒▒");
  });
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

  test("plain text hides spoilers, and those an excerpt has cut off", () => {
    expect(plainText("**a** ||secret||\n> b")).toBe("a ▒▒▒ b");
    expect(plainText("a ||a long sec…")).toBe("a ▒▒▒");
    expect(plainText("||a|| b…")).toBe("▒▒▒ b…");
  });
});
