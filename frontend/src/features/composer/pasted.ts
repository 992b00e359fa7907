import { safeHref } from "@/lib/markdown/links";

import type { Selection } from "./format";
import { inCode } from "./lines";

const ADDRESS = /^https?:\/\/[^\s<>|()]+$/i;

/** An address pasted over words makes them a link; null where it is pasted as it is. */
export function linkOver({ text, start, end }: Selection, pasted: string): Selection | null {
  const address = pasted.trim();
  const words = text.slice(start, end);
  if (!words.trim() || /[[\]\n]/.test(words) || ADDRESS.test(words.trim())) return null;
  if (!ADDRESS.test(address) || !safeHref(address) || inCode(text, start)) return null;
  const link = `[${words}](${address})`;
  const at = start + link.length;
  return { text: text.slice(0, start) + link + text.slice(end), start: at, end: at };
}

/** The words of a message as a quote, after what is there already; the cursor stands below it. */
export function quoteOf({ text }: Selection, words: string): Selection {
  const quoted = words.trim().replace(/\r\n?/g, "\n").split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
  const before = text.trimEnd();
  const next = `${before ? `${before}\n\n` : ""}${quoted}\n`;
  return { text: next, start: next.length, end: next.length };
}
