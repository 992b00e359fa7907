/** Writes src/ui/emoji/emoji.en.json from emojibase: [group, [[emoji, name, words], …]], … without skin tones. */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(require.resolve(`emojibase-data/en/${name}.json`), "utf8"));
const COMPONENT = 2;
/** Newer emoji are boxes on many machines. */
const NEWEST = 15;

const { groups } = read("messages");
const all = read("data").filter((one) => one.group !== undefined && one.group !== COMPONENT && one.version <= NEWEST);
const out = groups
  .filter((group) => group.order !== COMPONENT)
  .map((group) => [
    group.key,
    all
      .filter((one) => one.group === group.order)
      .sort((a, b) => a.order - b.order)
      .map((one) => [one.emoji, one.label, (one.tags ?? []).join(" ")]),
  ]);
writeFileSync(new URL("../src/ui/emoji/emoji.en.json", import.meta.url), `${JSON.stringify(out)}\n`);
