/** Fails when the script of the first load (entry, what it imports at once, and its texts in one language) is over budget. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET = 200 * 1024;
const manifest = JSON.parse(readFileSync(new URL("../dist/.vite/manifest.json", import.meta.url)));

function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

/** The lounge is the first page; its lazily imported parts are not the first load. */
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const weigh = (key) => gzipSync(readFileSync(new URL(`../dist/${manifest[key].file}`, import.meta.url))).length;
/** The page waits for the reader's language too; the longest counts. */
const texts = Object.keys(manifest)
  .filter((key) => key.startsWith("src/locales/") && key.endsWith("?first"))
  .sort((one, other) => weigh(other) - weigh(one))[0];
let total = 0;
for (const key of [...closure(entry), texts]) {
  total += weigh(key);
  console.log(`${(weigh(key) / 1024).toFixed(1).padStart(7)} KB  ${manifest[key].file}`);
}
console.log(`${(total / 1024).toFixed(1).padStart(7)} KB  first load (budget ${BUDGET / 1024} KB, gzip)`);
process.exit(total > BUDGET ? 1 : 0);
