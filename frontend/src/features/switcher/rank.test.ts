import { describe, expect, it } from "vitest";

import { rank, type Rankable, score } from "./rank";

const entry = (title: string, more: Partial<Rankable> = {}): Rankable => ({ id: title, title, ...more });
const names = (query: string, entries: Rankable[], recent: string[] = []) => rank(query, entries, recent).map(({ title }) => title);

describe("what was typed", () => {
  const rooms = ["General Chat", "AI Art", "Coding Help", "Prompts", "Newcomers", "Art of Prompts"].map((name) => entry(name));

  it("finds the beginning of a name before the middle of another", () => {
    expect(names("prom", rooms)).toEqual(["Prompts", "Art of Prompts"]);
    expect(names("art", rooms)).toEqual(["Art of Prompts", "AI Art"]);
  });

  it("finds the letters that words begin with", () => {
    expect(names("ch", rooms)[0]).toBe("General Chat");
    expect(names("gc", rooms)).toEqual(["General Chat"]);
    expect(names("coh", rooms)[0]).toBe("Coding Help");
  });

  it("takes every word, in any order", () => {
    expect(names("help cod", rooms)).toEqual(["Coding Help"]);
    expect(names("help art", rooms)).toEqual([]);
  });

  it("does not pick letters from all over", () => {
    expect(score("gnlct", entry("General Chat"))).toBeNull();
    expect(score("xyz", entry("General Chat"))).toBeNull();
  });

  it("passes over accents and capitals", () => {
    expect(names("cafe", [entry("Le Café")])).toEqual(["Le Café"]);
  });

  it("finds Korean by syllables and by what they begin with", () => {
    const korean = [entry("코딩 도움"), entry("자유 대화")];
    expect(names("코딩", korean)).toEqual(["코딩 도움"]);
    expect(names("ㅋㄷ", korean)).toEqual(["코딩 도움"]);
    expect(names("ㅈㅇㄷㅎ", korean)).toEqual(["자유 대화"]);
  });

  it("finds by further words, after names", () => {
    expect(names("dark", [entry("Theme", { words: "dark light" }), entry("Dark arts")])).toEqual(["Dark arts", "Theme"]);
  });
});

describe("the order", () => {
  const rooms = [entry("one"), entry("two", { unread: 3 }), entry("three"), entry("four")];

  it("has recent ones first, then unread ones, then the rest as they came", () => {
    expect(names("", rooms, ["four", "three"])).toEqual(["four", "three", "two", "one"]);
  });

  it("prefers the recent one of two that fit alike", () => {
    const alike = [entry("art one"), entry("art two")];
    expect(names("art", alike, ["art two"])).toEqual(["art two", "art one"]);
  });

  it("never puts a recent one that fits badly before a name that begins so", () => {
    expect(names("art", [entry("state of the artist"), entry("cartoon"), entry("art")], ["cartoon"])[0]).toBe("art");
  });
});
