import { expect, test } from "vitest";

import { FORMATS, insert, type Selection } from "./format";

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
