/**
 * Writes src/ui/emoji/emoji.<language>.json from emojibase: [group, [[emoji, name, words], …]], …
 * without skin tones. In other languages the English name is found, too.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const read = (language, name) => JSON.parse(readFileSync(require.resolve(`emojibase-data/${language}/${name}.json`), "utf8"));
const LANGUAGES = ["en", "ko"];
const COMPONENT = 2;
/** Newer emoji are boxes on many machines. */
const NEWEST = 15;

const { groups } = read("en", "messages");
const english = new Map(read("en", "data").map((one) => [one.emoji, one.label]));

for (const language of LANGUAGES) {
  const all = read(language, "data").filter((one) => one.group !== undefined && one.group !== COMPONENT && one.version <= NEWEST);
  const words = (one) => [...(one.tags ?? []), ...(language === "en" ? [] : [english.get(one.emoji)])].join(" ");
  const out = groups
    .filter((group) => group.order !== COMPONENT)
    .map((group) => [
      group.key,
      all
        .filter((one) => one.group === group.order)
        .sort((a, b) => a.order - b.order)
        .map((one) => [one.emoji, one.label, words(one)]),
    ]);
  writeFileSync(new URL(`../src/ui/emoji/emoji.${language}.json`, import.meta.url), `${JSON.stringify(out)}\n`);
}
