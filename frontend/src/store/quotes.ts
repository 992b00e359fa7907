import type { Quotes } from "@/protocol/objects";

import { type Entry, isDeleted, omit } from "./state";

const EXCERPT = 140;

/** A quote shows its message as it is now: rewritten after an edit, gone after a deletion. */
export function withQuoted(quotes: Quotes, entry: Entry): Quotes {
  if (!(entry.id in quotes)) return quotes;
  if (isDeleted(entry) || entry.state === "hidden") return omit(quotes, entry.id);
  return { ...quotes, [entry.id]: { author: entry.author, excerpt: entry.content.slice(0, EXCERPT) } };
}
