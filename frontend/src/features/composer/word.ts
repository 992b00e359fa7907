import { inCode } from "./lines";

/** A word before the cursor that can be completed: `@` and a name, or `:` and what an emoji is called. */
export interface Word {
  kind: "mention" | "emoji";
  /** Where its sign stands. */
  start: number;
  /** Where the cursor stands. */
  end: number;
  /** What follows the sign. */
  query: string;
}

const PATTERNS = [
  ["mention", /(?:^|[\s([{"'*_~|>])@([\p{L}\p{M}\p{N}_.+-]{0,32})$/u],
  // Two letters at least: `:D` and `:)` are what they are.
  ["emoji", /(?:^|[\s([{"'*_~|>]):([\p{L}\p{M}\p{N}_+-]{2,32})$/u],
] as const;
const LONGEST = 34;

/** The word that ends at the cursor, null where there is none or in code. */
export function wordAt(text: string, cursor: number): Word | null {
  const before = text.slice(Math.max(0, cursor - LONGEST), cursor);
  for (const [kind, pattern] of PATTERNS) {
    const query = pattern.exec(before)?.[1];
    if (query !== undefined && !inCode(text, cursor)) return { kind, start: cursor - query.length - 1, end: cursor, query };
  }
  return null;
}
