import { describe, expect, test } from "vitest";

import type { Selection } from "./format";
import { indent, inFence, isOpenFence, lineBreak } from "./lines";
import { linkOver, quoteOf } from "./pasted";
import { wordAt } from "./word";

/** Angle brackets stand for the selection, one bar for the cursor. */
const at = (marked: string): Selection => {
  if (!marked.includes("«")) return { text: marked.replace("|", ""), start: marked.indexOf("|"), end: marked.indexOf("|") };
  return { text: marked.replace(/[«»]/g, ""), start: marked.indexOf("«"), end: marked.indexOf("»") - 1 };
};
const show = (selection: Selection | null): string | null => {
  if (!selection) return null;
  const { text, start, end } = selection;
  if (start === end) return `${text.slice(0, start)}|${text.slice(end)}`;
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
};

describe("a line break", () => {
  test.each([
    ["- salt|", "- salt\n- |"],
    ["  * salt|", "  * salt\n  * |"],
    ["9. salt|", "9. salt\n10. |"],
    ["1) salt|\n2) pepper", "1) salt\n2) |\n2) pepper"],
    ["> so|", "> so\n> |"],
    ["> > so|", "> > so\n> > |"],
    ["- salt\n- |", "- salt\n|"],
    ["> so\n> |", "> so\n|"],
    ["- sa|lt", "- sa\n- |lt"],
    ["```py\n  x = 1|", "```py\n  x = 1\n  |"],
  ])("%j becomes %j", (before, after) => expect(show(lineBreak(at(before)))).toBe(after));

  test.each(["salt|", "-salt|", "```\n- x|", "1.5 litres|"])("in %j does nothing else", (text) => expect(lineBreak(at(text))).toBeNull());
});

describe("code", () => {
  test.each([
    ["```\nx|", true],
    ["```\nx\n```\ny|", false],
    ["```\nx|\n```", true],
    ["x|", false],
    ["```|", false],
  ])("%j is inside of a block: %s", (text, inside) => expect(inFence(at(text).text, at(text).start)).toBe(inside));

  test.each([
    ["```\nx|", true],
    ["```py|", true],
    ["x\n```py|", true],
    ["```\nx|\n```", false],
    ["```\nx\n```|", false],
    ["```\nx\n```\ny|", false],
    ["```one line```|", false],
    ["x|\n```", false],
  ])("in %j Enter breaks the line: %s", (text, breaks) => expect(isOpenFence(at(text).text, at(text).start)).toBe(breaks));

  test.each([
    ["a|b", false, "a  |b"],
    ["x\n«a\nb»\ny", false, "x\n  «a\n  b»\ny"],
    ["«  a\n b»", true, "«a\nb»"],
    ["  a|", true, "a|"],
    ["|a", true, "|a"],
  ])("%j moved (out: %s) is %j", (before, out, after) => expect(show(indent(at(before), out))).toBe(after));
});

describe("a word to complete", () => {
  test.each([
    ["@|", "mention", ""],
    ["hi @mi|", "mention", "mi"],
    ["hi @하|", "mention", "하"],
    ["(@mia.b|", "mention", "mia.b"],
    ["so :smi|", "emoji", "smi"],
    ["**@mi|", "mention", "mi"],
  ])("%j is a %s of %j", (text, kind, query) => {
    const { text: all, start } = at(text);
    expect(wordAt(all, start)).toEqual({ kind, query, start: start - query.length - 1, end: start });
  });

  test.each(["mail@exam|", "10:30|", ":D|", ":)|", "`@mi|", "```\n@mi|", "@mi a|", "x::sm|"])("%j holds none", (text) => {
    const { text: all, start } = at(text);
    expect(wordAt(all, start)).toBeNull();
  });
});

describe("pasting", () => {
  test("an address over words makes a link", () =>
    expect(show(linkOver(at("see «this page» now"), " https://example.org/a "))).toBe("see [this page](https://example.org/a)| now"));

  test.each([
    ["see «»", "https://example.org"],
    ["«this»", "javascript:alert(1)"],
    ["«this»", "https://a.example and more"],
    ["«https://old.example»", "https://new.example"],
    ["`«this»`", "https://example.org"],
    ["«a [b]»", "https://example.org"],
  ])("over %j, %j is pasted as it is", (before, pasted) => expect(linkOver(at(before), pasted)).toBeNull());

  test("words of a message become a quote below what is there", () => {
    expect(show(quoteOf(at("hm|"), "a\n\nb"))).toBe("hm\n\n> a\n>\n> b\n|");
    expect(show(quoteOf(at("|"), "a"))).toBe("> a\n|");
  });
});
