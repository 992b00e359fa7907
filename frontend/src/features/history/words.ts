/** What became of a stretch of text: still there, gone, or new. */
export interface Change {
  kind: "same" | "gone" | "new";
  text: string;
}

/** Words, and what stands between them. */
const parts = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];

/** Beyond this many cells of the table the texts are told one after the other. */
const MOST_CELLS = 4_000_000;

/** How one text became the other, word by word: the longest common run of words stays. */
export function changes(before: string, after: string): Change[] {
  const [old, fresh] = [parts(before), parts(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  const middle = between(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end));
  return joined([...same(old.slice(0, start)), ...middle, ...same(old.slice(old.length - end))]);
}

const same = (words: string[]): Change[] => words.map((text) => ({ kind: "same", text }));

function between(old: string[], fresh: string[]): Change[] {
  const gone = old.map((text): Change => ({ kind: "gone", text }));
  const added = fresh.map((text): Change => ({ kind: "new", text }));
  const width = fresh.length + 1;
  if (gone.length === 0 || added.length === 0 || (old.length + 1) * width > MOST_CELLS) return [...gone, ...added];
  // The length of the longest common run of what is left of both, from the end backwards.
  const table = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number): number => table[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = fresh.length - 1; column >= 0; column--)
      table[row * width + column] =
        old[row] === fresh[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const told: Change[] = [];
  let [row, column] = [0, 0];
  while (row < old.length && column < fresh.length) {
    if (old[row] === fresh[column]) {
      told.push({ kind: "same", text: old[row] ?? "" });
      row++;
      column++;
    } else if (at(row + 1, column) >= at(row, column + 1)) told.push(...gone.slice(row, ++row));
    else told.push(...added.slice(column, ++column));
  }
  return [...told, ...gone.slice(row), ...added.slice(column)];
}

/** Neighbours of one kind are one change; a space alone between two of them is no island. */
function joined(told: Change[]): Change[] {
  const found: Change[] = [];
  for (const change of told) {
    const last = found.at(-1);
    if (last?.kind === change.kind) last.text += change.text;
    else found.push({ ...change });
  }
  return found;
}
