/** Rows `from` up to, but without, `to`. */
export interface Span {
  from: number;
  to: number;
}

/** A row by its index, and how far its top edge is below that of the window, in pixels. */
export interface Hold {
  index: number;
  top: number;
}

/** The rows that fill a window of `height` pixels with one row of them held in place, and `over` pixels beyond either edge. */
export function spanAround(count: number, size: (index: number) => number, hold: Hold, height: number, over: number): Span {
  let from = Math.min(hold.index, count);
  for (let top = hold.top; from > 0 && top > -over; ) top -= size(--from);
  let to = from;
  // Counted from the row that is held, as the ones above it may fill nothing of the window.
  for (let bottom = hold.top - sum(size, from, hold.index); to < count && bottom < height + over; ) bottom += size(to++);
  return { from, to };
}

function sum(size: (index: number) => number, from: number, to: number): number {
  let pixels = 0;
  for (let index = from; index < to; index++) pixels += size(index);
  return pixels;
}
