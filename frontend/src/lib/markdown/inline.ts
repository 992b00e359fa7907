import { bareLink, safeHref } from "./links";
import type { Inline } from "./tree";

/** Nesting beyond this is shown as written. */
const DEPTH = 8;

const PAIRS = [
  ["**", "bold"],
  ["||", "spoiler"],
  ["~~", "strike"],
  ["*", "italic"],
  ["_", "italic"],
] as const;

const WORD = /[\p{L}\p{N}]/u;
const SPECIAL = /[\\`*_~|[@\nhH]/g;
const NAME = /^@[\p{L}\p{M}\p{N}_.+-]{1,40}/u;

interface Found {
  node: Inline;
  length: number;
}

export interface InlineOptions {
  /** Names that are known to be somebody's, with the sign and in lower case. */
  mentions: ReadonlySet<string>;
}

/** Emphasis, code, links, spoilers, mentions; whatever does not close is text. */
export function parseInline(text: string, options: InlineOptions, depth = 0): Inline[] {
  const nodes: Inline[] = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push({ kind: "text", text: plain });
    plain = "";
  };
  for (let at = 0; at < text.length; ) {
    SPECIAL.lastIndex = at;
    const next = SPECIAL.exec(text)?.index ?? text.length;
    plain += text.slice(at, next);
    at = next;
    if (at >= text.length) break;
    if (text[at] === "\\" && /[\\`*_~|[\]@>#-]/.test(text[at + 1] ?? "")) {
      plain += text[at + 1];
      at += 2;
      continue;
    }
    const found = nodeAt(text, at, options, depth);
    if (found) {
      flush();
      nodes.push(found.node);
      at += found.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}

function nodeAt(text: string, at: number, options: InlineOptions, depth: number): Found | null {
  switch (text[at]) {
    case "\n":
      return { node: { kind: "break" }, length: 1 };
    case "`":
      return code(text, at);
    case "[":
      return link(text, at, options, depth);
    case "@":
      return mention(text, at, options);
    case "h":
    case "H":
      return bare(text, at);
    default:
      return depth < DEPTH ? pair(text, at, options, depth) : null;
  }
}

function code(text: string, at: number): Found | null {
  const ticks = /^`+/.exec(text.slice(at, at + 8))?.[0] ?? "`";
  const end = text.indexOf(ticks, at + ticks.length);
  if (end < 0 || end === at + ticks.length) return null;
  return { node: { kind: "code", text: text.slice(at + ticks.length, end) }, length: end + ticks.length - at };
}

function link(text: string, at: number, options: InlineOptions, depth: number): Found | null {
  const middle = text.indexOf("](", at);
  const end = middle < 0 ? -1 : text.indexOf(")", middle);
  if (end < 0 || depth >= DEPTH) return null;
  const label = text.slice(at + 1, middle);
  const href = safeHref(text.slice(middle + 2, end).trim());
  if (!href || !label.trim() || label.includes("[") || label.includes("\n")) return null;
  const children = parseInline(label, options, DEPTH);
  const flat = children.map((child): Inline => (child.kind === "link" ? { kind: "text", text: label } : child));
  return { node: { kind: "link", href, children: flat }, length: end + 1 - at };
}

function bare(text: string, at: number): Found | null {
  if (at > 0 && WORD.test(text[at - 1] ?? "")) return null;
  const found = bareLink(text.slice(at, at + 2048));
  const href = found && safeHref(found);
  if (!found || !href) return null;
  return { node: { kind: "link", href, children: [{ kind: "text", text: found }] }, length: found.length };
}

function mention(text: string, at: number, options: InlineOptions): Found | null {
  if (options.mentions.size === 0 || (at > 0 && WORD.test(text[at - 1] ?? ""))) return null;
  let name = NAME.exec(text.slice(at, at + 48))?.[0] ?? "";
  // Names may end in what also ends a sentence.
  while (!options.mentions.has(name.toLowerCase())) {
    if (!/[.+-]$/.test(name)) return null;
    name = name.slice(0, -1);
  }
  return { node: { kind: "mention", text: name }, length: name.length };
}

function pair(text: string, at: number, options: InlineOptions, depth: number): Found | null {
  for (const [mark, kind] of PAIRS) {
    if (!text.startsWith(mark, at)) continue;
    const from = at + mark.length;
    if (mark !== "||" && /\s|^$/.test(text[from] ?? "")) continue;
    if (mark === "_" && WORD.test(text[at - 1] ?? "")) continue;
    const end = closing(text, from, mark);
    if (end < 0) continue;
    const children = parseInline(text.slice(from, end), options, depth + 1);
    return { node: { kind, children }, length: end + mark.length - at };
  }
  return null;
}

function closing(text: string, from: number, mark: string): number {
  for (let end = text.indexOf(mark, from); end >= 0; end = text.indexOf(mark, end + mark.length)) {
    const empty = end === from;
    const loose = mark !== "||" && /\s/.test(text[end - 1] ?? "");
    const inWord = mark === "_" && WORD.test(text[end + 1] ?? "");
    const doubled = mark === "*" && text[end + 1] === "*";
    if (doubled) {
      end += 1;
      continue;
    }
    // `***` closes the inner emphasis first.
    const inner = mark === "**" && text[end + 2] === "*" ? 1 : 0;
    if (!empty && !loose && !inWord) return end + inner;
  }
  return -1;
}
