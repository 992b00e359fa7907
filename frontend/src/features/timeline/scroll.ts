import { type Row, type Seen, Sheet } from "./sheet";
import { type Hold, type Span, spanAround } from "./span";

/** On the way to a row; `tried`: as far as the rows of now reach. */
interface Way {
  kind: "row";
  key: string;
  align: "center" | number;
  tried: boolean;
}

/** Where one is: at the end, on the way to a row, or where these rows are in sight. */
type Place = { kind: "end" } | Way | { kind: "seen"; rows: Seen[] };

/** Rows are drawn this far beyond either edge, in pixels: a turn of the wheel should not meet a blank. */
const OVER = 1_200;
/** Within this many pixels of the end one is at the end, and new rows are followed. */
const NEAR = 90;
/** Without a scroll event for this long, in milliseconds, nothing moves any more. */
const REST = 150;

/**
 * A list of which only the rows near the window are drawn, in the page's own flow.
 *
 * The place in it is not a number of pixels but a row and where it stands: after every change, rows
 * that came, went or turned out taller than thought move the scroll position and not what is in
 * sight. All of it happens before the browser paints.
 */
export class Scroll {
  private sheet: Sheet | null = null;
  private place: Place = { kind: "end" };
  /** The scroll position `place` was taken at. */
  private top = 0;
  private near = true;
  /** Whoever is at the end stays there when rows are added. */
  private follow = true;
  private width = 0;
  private height = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** How much the blank above is shorter than its rows: writing a position would break off a movement, so that waits. */
  private debt = 0;

  /** `changed(now)`: other rows are to be drawn, or the end has come or gone; `now` before this call returns. */
  constructor(private readonly changed: (now: boolean) => void) {}

  readonly attach = (element: HTMLElement | null): (() => void) | undefined => {
    if (!element) return undefined;
    this.sheet = new Sheet(element);
    const observer = new ResizeObserver(this.resized);
    observer.observe(element);
    observer.observe(this.sheet.drawn);
    element.addEventListener("scroll", this.scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", this.scrolled);
      if (this.timer) clearTimeout(this.timer);
      this.timer = null;
      this.sheet = null;
    };
  };

  get atEnd(): boolean {
    return this.near;
  }

  /** The best row to find this place again by; null at the end. */
  get seen(): Seen | null {
    if (this.place.kind === "end") return null;
    const rows = this.place.kind === "seen" ? this.place.rows : (this.sheet?.inSight() ?? []);
    return rows[0] ?? null;
  }

  readonly toEnd = (): void => this.go({ kind: "end" });

  /** Brings a row to the middle, or its top edge this many pixels below the window's. */
  readonly toRow = (key: string, align: "center" | number): void => this.go({ kind: "row", key, align, tried: false });

  /** Which of these rows to draw. */
  spanOf(rows: Row[]): Span {
    const height = this.sheet?.element.clientHeight ?? window.innerHeight;
    const size = this.sheet?.size(rows) ?? ((index: number) => rows[index]?.estimate ?? 0);
    return spanAround(rows.length, size, this.held(rows, height), height, OVER);
  }

  /** After every drawing. */
  drawn(rows: Row[], span: Span, follow: boolean): void {
    if (!this.sheet) return;
    const added = rows.at(-1)?.key !== this.sheet.rows.at(-1)?.key;
    if (added && follow && this.near && this.place.kind === "seen") this.place = { kind: "end" };
    this.follow = follow;
    this.sheet.rows = rows;
    this.sheet.span = span;
    this.settle(this.sheet, false);
  }

  private go(place: Place): void {
    this.place = place;
    this.changed(false);
  }

  private readonly scrolled = (): void => {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.sheet) this.settle(this.sheet, true);
    }, REST);
    if (this.sheet) this.settle(this.sheet, true);
  };

  private readonly resized = (): void => {
    if (!this.sheet) return;
    const { clientWidth, clientHeight } = this.sheet.element;
    if (this.width !== clientWidth) this.sheet.forget();
    // A banner, a taller composer, a keyboard: the last message stays in sight.
    if (this.height !== clientHeight && this.near && this.follow && this.place.kind === "seen") this.place = { kind: "end" };
    this.width = clientWidth;
    this.height = clientHeight;
    this.settle(this.sheet, true);
  };

  private held(rows: Row[], height: number): Hold {
    const { place } = this;
    const index = (key: string) => rows.findIndex((row) => row.key === key);
    if (place.kind === "row" && index(place.key) >= 0) {
      return { index: index(place.key), top: place.align === "center" ? height / 2 : place.align };
    }
    if (place.kind === "seen") {
      const still = place.rows.find(({ key }) => index(key) >= 0);
      if (still) return { index: index(still.key), top: still.top - this.moved() };
    }
    return { index: rows.length, top: height };
  }

  /** How far the person has scrolled since the place was taken; the event for it may be yet to come. */
  private moved(): number {
    return this.sheet ? this.sheet.element.scrollTop - this.top : 0;
  }

  /** Measures, puts the place back where it belongs, and takes it anew. */
  private settle(sheet: Sheet, now: boolean): void {
    const { element } = sheet;
    if (element.clientHeight === 0) return;
    const moved = this.moved();
    sheet.blank(this.debt);
    sheet.measure();
    const { place } = this;
    let way: Way | null = null;
    if (place.kind === "end") {
      // Upwards is the person's own doing, unless it was the end that came up.
      if (moved >= -1 || sheet.left <= 1) this.move(sheet, () => sheet.left);
    } else if (place.kind === "row") {
      // Whoever scrolls meanwhile has given up the way.
      if (!place.tried || Math.abs(moved) <= 1) way = this.walk(sheet, place);
    } else this.keep(sheet, place.rows, moved);
    this.take(sheet, way);
    const { above, below } = sheet.margins;
    const wanted = above < OVER / 2 || below < OVER / 2 ? this.spanOf(sheet.rows) : sheet.span;
    if (wanted.from !== sheet.span.from || wanted.to !== sheet.span.to) this.changed(now);
  }

  /** Goes to a row; what is left of the way when there are too few rows beyond it to bring it there yet. */
  private walk(sheet: Sheet, way: Way): Way | null {
    const node = sheet.node(way.key);
    if (!node) return null;
    const top = way.align === "center" ? (sheet.element.clientHeight - node.offsetHeight) / 2 : way.align;
    const off = () => sheet.topOf(node) - top;
    this.move(sheet, off);
    return Math.abs(off()) >= 1 ? { ...way, tried: true } : null;
  }

  private keep(sheet: Sheet, rows: Seen[], moved: number): void {
    const kept = rows.find(({ key }) => sheet.node(key));
    const node = kept && sheet.node(kept.key);
    if (!node) return;
    const off = () => sheet.topOf(node) - (kept.top - moved);
    const pixels = off();
    const isOff = Math.abs(pixels) >= 0.5;
    const mayWait = this.timer !== null && sheet.span.from > 0 && sheet.rowsAbove >= this.debt + pixels;
    if (mayWait && isOff) {
      this.debt += pixels;
      sheet.blank(this.debt);
    } else if (!mayWait && (isOff || this.debt !== 0)) this.move(sheet, off);
  }

  /** Scrolls by `pixels`, counted once the blanks are true. */
  private move(sheet: Sheet, pixels: () => number): void {
    this.debt = 0;
    sheet.blank(0);
    sheet.element.scrollTop += pixels();
  }

  private take(sheet: Sheet, way: Way | null): void {
    const near = this.near;
    this.top = sheet.element.scrollTop;
    this.near = sheet.left <= NEAR;
    this.place = this.follow && sheet.left <= 1 ? { kind: "end" } : (way ?? { kind: "seen", rows: sheet.inSight() });
    if (near !== this.near) this.changed(false);
  }
}
