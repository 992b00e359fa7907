import type { Selection } from "./format";

const FENCE = /^```\s*[\w+#.-]{0,20}\s*$/;
const CLOSING = "```";
const ITEM = /^(\s*)(?:([-*+])|(\d{1,6})([.)]))(\s+)(.*)$/;
const QUOTE = /^((?:>\s?)+)(.*)$/;
const STEP = "  ";

const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

/** Whether a block of code that begins in these lines goes on behind them. */
const isOpen = (lines: string[]): boolean => lines.reduce((open, line) => (open ? line !== CLOSING : FENCE.test(line)), false);

/** The lines up to the one of a place, without it and with it. */
function linesTo(text: string, at: number): [before: string[], line: string] {
  const lines = text.slice(0, at).split("\n");
  const before = lines.slice(0, -1);
  return [before, text.split("\n")[before.length] ?? ""];
}

/** Whether a place is inside of a block of code, closed or not yet. */
export function inFence(text: string, at: number): boolean {
  const [before, line] = linesTo(text, at);
  return isOpen(before) && line !== CLOSING;
}

/** Whether Enter breaks the line instead of sending: in a block of code that is not closed yet, its first line included. */
export function isOpenFence(text: string, at: number): boolean {
  const [before, line] = linesTo(text, at);
  return isOpen([...before, line]) && isOpen(text.split("\n"));
}

/** Whether a place is inside of code: a block, or a tick that has not closed on its line. */
export function inCode(text: string, at: number): boolean {
  if (inFence(text, at)) return true;
  return (text.slice(lineStart(text, at), at).split("`").length - 1) % 2 === 1;
}

const put = ({ text, start, end }: Selection, what: string): Selection => ({
  text: text.slice(0, start) + what + text.slice(end),
  start: start + what.length,
  end: start + what.length,
});

/** What a line break does beside breaking the line: it goes on with a list, a quote or the indentation of code; null where it does nothing. */
export function lineBreak(selection: Selection): Selection | null {
  const { text, start, end } = selection;
  const from = lineStart(text, start);
  const line = text.slice(from, start);
  if (inFence(text, start)) {
    const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
    return indent ? put(selection, `\n${indent}`) : null;
  }
  const item = ITEM.exec(line);
  const quote = item ? null : QUOTE.exec(line);
  const rest = item?.[6] ?? quote?.[2];
  if (rest === undefined) return null;
  // An empty item ends the list.
  if (rest.trim() === "" && text.slice(end).split("\n")[0] === "") return put({ text, start: from, end }, "");
  if (item) {
    const mark = item[2] ?? `${Number(item[3]) + 1}${item[4]}`;
    return put(selection, `\n${item[1]}${mark}${item[5]}`);
  }
  return put(selection, `\n${quote?.[1] ?? ""}`);
}

/** Moves the lines of the selection in or out; without a selection, a step at the cursor. */
export function indent(selection: Selection, out: boolean): Selection {
  const { text, start, end } = selection;
  if (start === end && !out) return put(selection, STEP);
  const from = lineStart(text, start);
  const lines = text.slice(from, end).split("\n");
  const moved = lines.map((line) => (out ? line.replace(/^(?: {1,2}|\t)/, "") : line && STEP + line));
  const next = moved.join("\n");
  const first = (moved[0] ?? "").length - (lines[0] ?? "").length;
  return {
    text: text.slice(0, from) + next + text.slice(end),
    start: Math.max(from, start + first),
    end: Math.max(from, end + next.length - (end - from)),
  };
}
