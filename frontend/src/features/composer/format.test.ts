import { expect, test } from "vitest";

import { FORMATS, formatFor, insert, type Selection } from "./format";

/** Square brackets stand for the selection. */
const at = (marked: string): Selection => ({
  text: marked.replace(/[«»]/g, ""),
  start: marked.indexOf("«"),
  end: marked.indexOf("»") - 1,
});
const show = ({ text, start, end }: Selection) => `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;

test.each([
  [FORMATS.bold, "a «b» c", "a **«b»** c"],
  [FORMATS.bold, "a **«b»** c", "a «b» c"],
  [FORMATS.code, "«x»", "`«x»`"],
  [FORMATS.code, "«x\ny»", "```\n«x\ny»\n```"],
  [FORMATS.quote, "a\n«b\nc»", "a\n«> b\n> c»"],
  [FORMATS.quote, "«> b»", "«b»"],
  [FORMATS.link, "see «this»", "see [this](https://«»)"],
])("%# %s", (format, before, after) => expect(show(format(at(before)))).toBe(after));

test("an emoji replaces the selection", () => expect(show(insert(at("a«b»c"), "🌰"))).toBe("a🌰«»c"));

const key = (pressed: string, shiftKey = false, more = {}) =>
  formatFor({ key: pressed, code: `Key${pressed.toUpperCase()}`, shiftKey, ctrlKey: true, metaKey: false, altKey: false, ...more });

test("keys ask for formats, with Caps Lock as without, and ⌘ as Ctrl", () => {
  expect(key("b")).toBe("bold");
  expect(key("B")).toBe("bold");
  expect(key("x", true)).toBe("strike");
  expect(key("X", true)).toBe("strike");
  expect(key("K", true, { ctrlKey: false, metaKey: true })).toBe("link");
  expect(key(")", true, { code: "Digit9" })).toBe("quote");
});

test("keys that mean something else are left alone", () => {
  expect([key("k"), key("x"), key("b", false, { altKey: true }), key("b", false, { ctrlKey: false })]).toEqual([null, null, null, null]);
});
