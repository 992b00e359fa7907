import { useEffect, useLayoutEffect, useRef, useState } from "react";

/** How long a button must be pointed at, in milliseconds. */
const DELAY = 450;
/** Time for the pointer to get from one button to the next, or onto the tip. */
const GRACE = 150;
const GAP = 6;
const MARGIN = 8;

/** Marks a button whose accessible name is shown when it is pointed at. */
export const TIP = { "data-tip": "" };

const closest = (event: Event, selector: string): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;

/** Watches where the pointer and the focus are, and tells whose tip is to be seen. */
function watch(show: (button: HTMLElement | null) => void): () => void {
  let timer = 0;
  let shown: HTMLElement | null = null;
  const set = (next: HTMLElement | null, after: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => show((shown = next)), after);
  };
  const over = (event: Event) => {
    if ((event as PointerEvent).pointerType === "touch") return;
    if (closest(event, "[role=tooltip]")) return clearTimeout(timer);
    const next = closest(event, "[data-tip]:not([data-state=open])");
    if (next !== shown || !next) set(next, !next ? GRACE : shown ? 0 : DELAY);
    else clearTimeout(timer);
  };
  const focus = (event: Event) => {
    const next = closest(event, "[data-tip]");
    set(next?.matches(":focus-visible") ? next : null, 0);
  };
  const hide = () => set(null, 0);
  const key = (event: Event) => {
    if ((event as KeyboardEvent).key === "Escape") hide();
  };
  const listeners = Object.entries({ pointerover: over, focusin: focus, focusout: hide, pointerdown: hide, keydown: key, scroll: hide });
  for (const [name, listener] of listeners) document.addEventListener(name, listener, { capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    for (const [name, listener] of listeners) document.removeEventListener(name, listener, { capture: true });
  };
}

/** Above the button, or below where there is no room, within the window. */
function place(tip: HTMLElement, button: DOMRect): void {
  const { width, height } = tip.getBoundingClientRect();
  const above = button.top - height - GAP;
  const left = button.left + (button.width - width) / 2;
  tip.style.top = `${above >= MARGIN ? above : button.bottom + GAP}px`;
  tip.style.left = `${Math.max(MARGIN, Math.min(left, window.innerWidth - width - MARGIN))}px`;
}

/** The one tip of the page; the buttons only carry a mark. */
export function Tips() {
  const [button, setButton] = useState<HTMLElement | null>(null);
  const tip = useRef<HTMLDivElement>(null);
  const text = button?.isConnected ? button.getAttribute("aria-label") : null;
  useEffect(() => watch(setButton), []);
  useLayoutEffect(() => {
    if (button && tip.current) place(tip.current, button.getBoundingClientRect());
  }, [button, text]);
  if (!text) return null;
  return (
    <div
      key={text}
      ref={tip}
      role="tooltip"
      className="appear fixed z-50 max-w-64 rounded-lg bg-ink px-2.5 py-1.5 text-xs font-medium text-paper shadow-float"
    >
      {text}
    </div>
  );
}
