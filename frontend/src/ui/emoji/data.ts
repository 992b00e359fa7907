import { loadJson, saveJson } from "@/lib/storage";

export type Entry = [emoji: string, name: string, words: string];
export type Groups = [string, Entry[]][];

const files = import.meta.glob<Groups>("./emoji.*.json", { import: "default" });
const fetched = new Map<string, Promise<Groups>>();

/** The emoji named in a language, fetched once; in English where there is no list of its own. */
export function groupsIn(language: string): Promise<Groups> {
  const name = `./emoji.${language}.json`;
  const file = files[name] ? name : "./emoji.en.json";
  const known = fetched.get(file) ?? files[file]?.() ?? Promise.resolve([]);
  fetched.set(file, known);
  return known;
}

const RECENT = "carya.emoji.recent";
const MOST_RECENT = 16;

/** The emoji this person took last, the latest first. */
export const recentEmoji = (): string[] => loadJson<string[]>(RECENT, []);

export function rememberEmoji(emoji: string): void {
  saveJson(RECENT, [emoji, ...recentEmoji().filter((one) => one !== emoji)].slice(0, MOST_RECENT));
}

/** Emoji that all words fit, those first whose names begin so. */
export function findEmoji(all: readonly Entry[], query: string): Entry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = all.filter(([, name, tags]) => words.every((word) => name.includes(word) || tags.includes(word)));
  const rank = ([, name]: Entry) => (name.startsWith(words[0] ?? "") ? 0 : name.includes(words[0] ?? "") ? 1 : 2);
  return hits.sort((a, b) => rank(a) - rank(b));
}
