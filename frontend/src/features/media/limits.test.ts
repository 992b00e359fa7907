import { expect, test } from "vitest";

import { bytesText, durationText, guessKind, overLimit } from "./limits";

const MEGABYTE = 1024 * 1024;

test.each([
  ["image/png", 10 * MEGABYTE, null],
  ["image/png", 10 * MEGABYTE + 1, 10 * MEGABYTE],
  ["audio/ogg", 6 * MEGABYTE, 5 * MEGABYTE],
  ["application/pdf", 25 * MEGABYTE, null],
  ["", 26 * MEGABYTE, 25 * MEGABYTE],
])("a file of type %j with %i bytes is over the limit of %j", (type, size, limit) => expect(overLimit({ type, size })).toBe(limit));

test("what is no picture and no sound is a file", () => expect(guessKind("application/zip")).toBe("file"));

test.each([
  [1, "1 byte"],
  [1023, "1,023 bytes"],
  [64 * 1024, "64 kB"],
  [3.4 * MEGABYTE, "3.4 MB"],
  [25 * MEGABYTE, "25 MB"],
])("%i bytes read as %s", (bytes, text) => expect(bytesText(bytes, "en")).toBe(text));

test.each([
  [400, "0:00"],
  [65_000, "1:05"],
  [300_000, "5:00"],
])("%i milliseconds read as %s", (milliseconds, text) => expect(durationText(milliseconds)).toBe(text));
