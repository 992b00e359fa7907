/**
 * The heights of a list's rows, in pixels, with their sums: a Fenwick tree, so that neither a
 * measured row nor a question for what is above one goes through thousands of rows.
 */
export class Heights {
  private readonly own: number[] = [];
  /** Node `index` holds the rows before `index`, as many as its lowest bit says. */
  private readonly tree: number[] = [0];

  constructor(heights: Iterable<number> = []) {
    for (const height of heights) this.push(height);
  }

  get count(): number {
    return this.own.length;
  }

  of(index: number): number {
    return this.own[index] ?? 0;
  }

  push(height: number): void {
    const node = this.own.push(height);
    let pixels = height;
    for (let child = node - 1; child > node - (node & -node); child -= child & -child) pixels += this.tree[child] ?? 0;
    this.tree.push(pixels);
  }

  set(index: number, height: number): void {
    const change = height - this.of(index);
    if (change === 0 || index >= this.count) return;
    this.own[index] = height;
    for (let node = index + 1; node <= this.count; node += node & -node) this.tree[node] = (this.tree[node] ?? 0) + change;
  }

  /** What the rows before this one take. */
  above(index: number): number {
    let pixels = 0;
    for (let node = Math.min(index, this.count); node > 0; node -= node & -node) pixels += this.tree[node] ?? 0;
    return pixels;
  }

  /** The row that `pixels` from the top of the list fall into, and how far its top edge is below them. */
  at(pixels: number): { index: number; top: number } {
    let index = 0;
    let left = pixels;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.count))); step >= 1; step /= 2) {
      const skipped = this.tree[index + step] ?? Infinity;
      if (index + step >= this.count || skipped > left) continue;
      index += step;
      left -= skipped;
    }
    return { index, top: 0 - left };
  }
}
