const SCHEMES = new Set(["http:", "https:", "mailto:"]);
const TRAILING = /[.,:;!?'"*_~]+$/;

const PERMALINK = /^\/m\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The path of a message on this very site; null for any other address. */
export function permalinkOf(href: string, origin: string): string | null {
  const path = href.startsWith(`${origin}/`) ? href.slice(origin.length) : href;
  return PERMALINK.test(path) ? path : null;
}

/** The address when it is one that may be followed, else null. */
export function safeHref(text: string): string | null {
  if (PERMALINK.test(text)) return text;
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
