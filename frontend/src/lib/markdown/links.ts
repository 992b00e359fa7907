const SCHEMES = new Set(["http:", "https:", "mailto:"]);
const TRAILING = /[.,:;!?'"*_~]+$/;

/** The address when it is one that may be followed, else null. */
export function safeHref(text: string): string | null {
  try {
    const url = new URL(text);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A bare address at the start of `text`, without the punctuation that ends the sentence. */
export function bareLink(text: string): string | null {
  const found = /^https?:\/\/[^\s<>|]+/i.exec(text)?.[0].replace(TRAILING, "");
  if (!found) return null;
  const unopened = found.endsWith(")") && !found.includes("(");
  const link = unopened ? found.slice(0, -1) : found;
  return safeHref(link) ? link : null;
}
