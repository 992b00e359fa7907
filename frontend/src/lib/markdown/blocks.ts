import { type InlineOptions, parseInline } from "./inline";
import type { Block, Inline } from "./tree";

const FENCE = /^```\s*([\w+#.-]{0,20})\s*$/;
const BULLET = /^\s{0,3}[-*+]\s+(.*)$/;
const NUMBER = /^\s{0,3}(\d{1,6})[.)]\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;
const QUOTE_DEPTH = 3;

const NOBODY: ReadonlySet<string> = new Set();

/** A message's text as blocks; what is not markup stays text. `mentions`: names known to be somebody's, as "@mia". */
export function parseMarkdown(source: string, mentions = NOBODY): Block[] {
  return parseLines(source.replace(/\r\n?/g, "\n").split("\n"), { mentions }, 0);
}

function parseLines(lines: string[], options: InlineOptions, depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const fence = FENCE.exec(line);
    const close = fence ? lines.indexOf("```", at + 1) : -1;
    if (fence && close > 0) {
      blocks.push({ kind: "pre", language: fence[1] ?? "", text: lines.slice(at + 1, close).join("\n") });
      at = close + 1;
    } else if (QUOTE.test(line) && depth < QUOTE_DEPTH) {
      const inner = take(lines, at, QUOTE, 1);
      blocks.push({ kind: "quote", children: parseLines(inner, options, depth + 1) });
      at += inner.length;
    } else if (BULLET.test(line)) {
      const items = take(lines, at, BULLET, 1);
      blocks.push({ kind: "list", ordered: false, start: 1, items: items.map((item) => parseInline(item, options)) });
      at += items.length;
    } else if (NUMBER.test(line)) {
      const items = take(lines, at, NUMBER, 2);
      const start = Number(NUMBER.exec(line)?.[1] ?? 1);
      blocks.push({ kind: "list", ordered: true, start, items: items.map((item) => parseInline(item, options)) });
      at += items.length;
    } else if (line.trim() === "") {
      at += 1;
    } else {
      const end = paragraphEnd(lines, at, depth);
      blocks.push({ kind: "paragraph", children: parseInline(lines.slice(at, end).join("\n"), options) });
      at = end;
    }
  }
  return blocks;
}

function take(lines: string[], from: number, pattern: RegExp, group: number): string[] {
  const taken: string[] = [];
  for (let at = from; at < lines.length; at += 1) {
    const found = pattern.exec(lines[at] ?? "");
    if (!found) break;
    taken.push(found[group] ?? "");
  }
  return taken;
}

function paragraphEnd(lines: string[], from: number, depth: number): number {
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const fenced = FENCE.test(line) && lines.indexOf("```", at + 1) > 0;
    const quoted = QUOTE.test(line) && depth < QUOTE_DEPTH;
    if (line.trim() === "" || fenced || quoted || BULLET.test(line) || NUMBER.test(line)) return at;
  }
  return lines.length;
}

/** The words alone, for quotes and announcements. A spoiler that an excerpt cuts off stays one. */
export function plainText(source: string): string {
  const isCut = source.endsWith("…") && source.split("||").length % 2 === 0;
  return parseMarkdown(isCut ? `${source}||` : source).map(blockText).join(" ").replace(/\s+/g, " ").trim();
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "pre":
      return block.text;
    case "paragraph":
      return block.children.map(inlineText).join("");
    case "quote":
      return block.children.map(blockText).join(" ");
    case "list":
      return block.items.map((item) => item.map(inlineText).join("")).join(" ");
    default:
      return block satisfies never;
  }
}

function inlineText(node: Inline): string {
  if (node.kind === "break") return " ";
  if (node.kind === "spoiler") return "▒▒▒";
  return "children" in node ? node.children.map(inlineText).join("") : node.text;
}
