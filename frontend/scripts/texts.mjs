/**
 * A language's texts in two parts: `?first` those that the first page can show, `?later` the rest. What belongs to
 * the first is read from the source: every key, or beginning of a key, in a module that the entry imports at once.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

const ENDINGS = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^;"]*?\sfrom\s+)?"([^"]+)"/gm;
const BEGUN = /`([a-z_]+\.[a-z_.]*)\$\{/g;
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** The source of every module that the entry imports at once. */
export function eagerSource(src, entry) {
  const seen = new Map();
  const walk = (path) => {
    if (seen.has(path) || !/\.tsx?$/.test(path)) return;
    const text = readFileSync(path, "utf8");
    seen.set(path, text);
    for (const [, wanted] of text.matchAll(IMPORT)) {
      const base = wanted.startsWith("@/") ? resolve(src, wanted.slice(2)) : wanted.startsWith(".") ? resolve(dirname(path), wanted) : null;
      const found = base && ENDINGS.map((ending) => base + ending).find((file) => existsSync(file) && statSync(file).isFile());
      if (found) walk(found);
    }
  };
  walk(resolve(src, entry));
  return [...seen.values()].join("\n");
}

/** Parts a tree of texts by what the code shows. */
export function part(texts, code) {
  const begun = [...code.matchAll(BEGUN)].map(([, start]) => start);
  const isFirst = (key) => code.includes(`"${key}"`) || code.includes(`"${key.replace(PLURAL, "")}"`) || begun.some((start) => key.startsWith(start));
  const split = (tree, path) => {
    const [first, later] = [{}, {}];
    for (const [name, value] of Object.entries(tree)) {
      const key = path + name;
      if (typeof value === "string") (isFirst(key) ? first : later)[name] = value;
      else {
        const inner = split(value, `${key}.`);
        if (Object.keys(inner.first).length > 0) first[name] = inner.first;
        if (Object.keys(inner.later).length > 0) later[name] = inner.later;
      }
    }
    return { first, later };
  };
  return split(texts, "");
}
