export interface Part {
  text: string;
  hit: boolean;
}

/** An excerpt cut at its ranges, which count code points and stand in order. */
export function parts(excerpt: string, ranges: readonly (readonly [number, number])[]): Part[] {
  const points = [...excerpt];
  const found: Part[] = [];
  let at = 0;
  const add = (end: number, hit: boolean) => {
    if (end > at) found.push({ text: points.slice(at, end).join(""), hit });
    at = Math.max(at, end);
  };
  for (const [start, end] of ranges) {
    add(start, false);
    add(end, true);
  }
  add(points.length, false);
  return found;
}
