import { type Pressed, pressed } from "@/lib/shortcuts";

/** A text with the part of it that is selected. */
export interface Selection {
  text: string;
  start: number;
  end: number;
}

/** Puts marks around the selection, or takes them off again. */
export function wrap({ text, start, end }: Selection, mark: string): Selection {
  const chosen = text.slice(start, end);
  const size = mark.length;
  const isInside = text.slice(start - size, start) === mark && text.slice(end, end + size) === mark;
  if (isInside) {
    return { text: text.slice(0, start - size) + chosen + text.slice(end + size), start: start - size, end: end - size };
  }
  return { text: text.slice(0, start) + mark + chosen + mark + text.slice(end), start: start + size, end: end + size };
}

/** Puts a prefix before every line of the selection, or takes it off when all have it. */
export function prefixLines({ text, start, end }: Selection, prefix: string): Selection {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const until = text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end);
  const lines = text.slice(from, until).split("\n");
  const all = lines.every((line) => line.startsWith(prefix));
  const changed = lines.map((line) => (all ? line.slice(prefix.length) : prefix + line)).join("\n");
  const next = text.slice(0, from) + changed + text.slice(until);
  return { text: next, start: from, end: from + changed.length };
}

/** A block of code around several lines, inline code around a few words. */
export function codeOf(selection: Selection): Selection {
  const chosen = selection.text.slice(selection.start, selection.end);
  if (!chosen.includes("\n")) return wrap(selection, "`");
  const block = `\`\`\`\n${chosen}\n\`\`\``;
  const { text, start, end } = selection;
  return { text: text.slice(0, start) + block + text.slice(end), start: start + 4, end: start + 4 + chosen.length };
}

/** The selection becomes the label of a link whose address is to be typed. */
export function linkOf({ text, start, end }: Selection): Selection {
  const chosen = text.slice(start, end);
  const address = "https://";
  const next = `${text.slice(0, start)}[${chosen}](${address})${text.slice(end)}`;
  const at = chosen ? start + chosen.length + 3 + address.length : start + 1;
  return { text: next, start: at, end: at };
}

export function insert({ text, start, end }: Selection, what: string): Selection {
  const at = start + what.length;
  return { text: text.slice(0, start) + what + text.slice(end), start: at, end: at };
}

export const FORMATS = {
  bold: (selection: Selection) => wrap(selection, "**"),
  italic: (selection: Selection) => wrap(selection, "*"),
  strike: (selection: Selection) => wrap(selection, "~~"),
  code: codeOf,
  link: linkOf,
  quote: (selection: Selection) => prefixLines(selection, "> "),
  list: (selection: Selection) => prefixLines(selection, "- "),
  spoiler: (selection: Selection) => wrap(selection, "||"),
} as const;

export type Format = keyof typeof FORMATS;

/** The format that a key asks for. */
export const formatFor = (event: Pressed): Format | null =>
  (Object.keys(FORMATS) as Format[]).find((format) => pressed(event, format)) ?? null;
