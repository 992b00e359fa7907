/** Milliseconds. */
const LONG = 550;
/** Pixels; no finger is quite still. */
const SLIP = 10;

/** The badge that a press or a key is about: the one under it or, of a link in focus or under a finger, the one in it. */
function badgeOf(event: Event, anywhere: boolean): HTMLElement | null {
  if (!(event.target instanceof Element)) return null;
  const own = event.target.closest<HTMLElement>("[data-why]");
  if (own || !anywhere) return own;
  return event.target.closest("a, button")?.querySelector<HTMLElement>("[data-why]") ?? null;
}

/**
 * Calls back when somebody asks a badge: by its context menu, by the context menu's key on its link, or by a long
 * press. Returns how to stop.
 */
export function watchBadges(asked: (badge: HTMLElement) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let swallow = false;
  let from = { x: 0, y: 0 };

  const menu = (event: MouseEvent) => {
    // A mouse has more to choose on the rest of a link; a key and a finger have not.
    const byMouse = event.button === 2 && (event as PointerEvent).pointerType !== "touch";
    const badge = badgeOf(event, !byMouse);
    if (!badge) return;
    event.preventDefault();
    clearTimeout(timer);
    asked(badge);
  };
  // Safari on phones has no context menu for links of its own making.
  const down = (event: PointerEvent) => {
    clearTimeout(timer);
    swallow = false;
    if (event.pointerType !== "touch") return;
    const badge = badgeOf(event, true);
    if (!badge) return;
    from = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => {
      swallow = true;
      asked(badge);
    }, LONG);
  };
  const stop = () => clearTimeout(timer);
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (Math.hypot(clientX - from.x, clientY - from.y) > SLIP) stop();
  };
  const click = (event: MouseEvent) => {
    if (!swallow) return;
    swallow = false;
    event.preventDefault();
    event.stopPropagation();
  };

  const listeners = { contextmenu: menu, pointerdown: down, pointerup: stop, pointercancel: stop, pointermove: move, click } as Record<string, (event: never) => void>;
  for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name, listener as EventListener, true);
  return () => {
    clearTimeout(timer);
    for (const [name, listener] of Object.entries(listeners)) document.removeEventListener(name, listener as EventListener, true);
  };
}
