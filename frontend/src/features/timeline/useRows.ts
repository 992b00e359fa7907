import { useLayoutEffect, useReducer, useState } from "react";
import { flushSync } from "react-dom";

import { Scroll } from "./scroll";
import type { Row } from "./sheet";
import type { Span } from "./span";

interface Rows {
  scroll: Scroll;
  span: Span;
  /** The ref of the scroller. */
  attach: Scroll["attach"];
}

/** Which rows to draw, and the hand on where one is among them. `follow`: stay at the end when rows are added there. */
export function useRows(rows: Row[], follow: boolean): Rows {
  const [, turn] = useReducer((count: number) => count + 1, 0);
  const [scroll] = useState(() => new Scroll((now) => (now ? flushSync(turn) : turn())));
  const span = scroll.spanOf(rows);
  useLayoutEffect(() => scroll.drawn(rows, span, follow));
  return { scroll, span, attach: scroll.attach };
}
