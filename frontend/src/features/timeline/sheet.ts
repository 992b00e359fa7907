import { Heights } from "./heights";
import type { Span } from "./span";

export interface Row {
  key: string;
  /** In pixels, until it has been measured. */
  estimate: number;
  /** Stays where it is in the list when other rows come before it, so no place can be kept by it. */
  loose: boolean;
}

/** A row and how far its top edge is below that of the window, in pixels. */
export interface Seen {
  key: string;
  top: number;
}

/**
 * The page's side of a scrolled list: what is drawn, what it measures, and where it is.
 *
 * The scroller's one child holds three: a blank for the rows above, the rows, a blank for those below.
 */
export class Sheet {
  private list: Row[] = [];
  /** The rows that are drawn. */
  span: Span = { from: 0, to: 0 };
  /** Of rows that were measured, also of those that are not in the list now. */
  private readonly measured = new Map<string, number>();
  private heights = new Heights();
  private readonly above: HTMLElement;
  private readonly below: HTMLElement;
  readonly drawn: HTMLElement;

  constructor(readonly element: HTMLElement) {
    const [above, drawn, below] = element.firstElementChild?.children ?? [];
    this.above = above as HTMLElement;
    this.drawn = drawn as HTMLElement;
    this.below = below as HTMLElement;
  }

  get rows(): Row[] {
    return this.list;
  }

  set rows(rows: Row[]) {
    const before = this.list;
    this.list = rows;
    if (rows === before) return;
    const grown = rows.length >= before.length && before.every((row, index) => row.key === rows[index]?.key);
    if (!grown) this.heights = new Heights(rows.map(this.height));
    else for (const row of rows.slice(before.length)) this.heights.push(this.height(row));
  }

  private readonly height = (row: Row): number => this.measured.get(row.key) ?? row.estimate;

  size(rows: Row[]): (index: number) => number {
    return (index) => {
      const row = rows[index];
      return row ? this.height(row) : 0;
    };
  }

  measure(): void {
    [...this.drawn.children].forEach((node, offset) => {
      const row = this.rows[this.span.from + offset];
      const { height } = node.getBoundingClientRect();
      if (!row) return;
      this.measured.set(row.key, height);
      this.heights.set(this.span.from + offset, height);
    });
  }

  /** At another width nothing measures what it did. */
  forget(): void {
    this.measured.clear();
    this.heights = new Heights(this.rows.map(this.height));
  }

  /** Sizes the blanks; the upper one is `debt` pixels shorter than its rows. */
  blank(debt: number): void {
    this.above.style.height = `${Math.max(0, this.rowsAbove - debt)}px`;
    this.below.style.height = `${this.heights.above(this.rows.length) - this.heights.above(this.span.to)}px`;
  }

  /** What the rows above the drawn ones take, in pixels. */
  get rowsAbove(): number {
    return this.heights.above(this.span.from);
  }

  /** Pixels between the window and the end. */
  get left(): number {
    return this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight;
  }

  /** The drawn row of this key. */
  node(key: string): HTMLElement | null {
    const offset = this.rows.slice(this.span.from, this.span.to).findIndex((row) => row.key === key);
    return offset < 0 ? null : ((this.drawn.children[offset] as HTMLElement | undefined) ?? null);
  }

  /** How far below the window's top edge. */
  topOf(node: Element): number {
    return node.getBoundingClientRect().top - this.element.getBoundingClientRect().top;
  }

  /** The pixels drawn beyond either edge; none are missing where the list itself ends. */
  get margins(): { above: number; below: number } {
    const top = this.topOf(this.drawn);
    return {
      above: this.span.from === 0 ? Infinity : -top,
      below: this.span.to >= this.rows.length ? Infinity : top + this.drawn.offsetHeight - this.element.clientHeight,
    };
  }

  /** The rows in sight that a place can be kept by, the best first. */
  inSight(): Seen[] {
    const seen: Seen[] = [];
    const last: Seen[] = [];
    const first = this.rows.findIndex((row) => !row.loose);
    [...this.drawn.children].forEach((node, offset) => {
      const index = this.span.from + offset;
      const row = this.rows[index];
      const top = this.topOf(node);
      if (!row || row.loose || top >= this.element.clientHeight || top + (node as HTMLElement).offsetHeight <= 0) return;
      // What comes before the first message changes whether it shows its author.
      (index === first ? last : seen).push({ key: row.key, top });
    });
    const found = [...seen, ...last];
    return found.length > 0 ? found : this.leapt();
  }

  /** The row that would be in sight, after a leap beyond all that is drawn. */
  private leapt(): Seen[] {
    const { scrollTop } = this.element;
    const skipped = this.above.offsetHeight + this.drawn.offsetHeight;
    const pixels = scrollTop < skipped ? scrollTop : scrollTop - skipped + this.heights.above(this.span.to);
    const { index, top } = this.heights.at(pixels);
    const row = this.rows[index];
    return row ? [{ key: row.key, top }] : [];
  }
}
