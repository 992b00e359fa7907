/** Fails when the script of the first load (entry and what it imports at once) is over budget. */
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
let total = 0;
for (const key of closure(entry)) {
  const file = manifest[key].file;
  const size = gzipSync(readFileSync(new URL(`../dist/${file}`, import.meta.url))).length;
  total += size;
  console.log(`${(size / 1024).toFixed(1).padStart(7)} KB  ${file}`);
}
console.log(`${(total / 1024).toFixed(1).padStart(7)} KB  first load (budget ${BUDGET / 1024} KB, gzip)`);
process.exit(total > BUDGET ? 1 : 0);
