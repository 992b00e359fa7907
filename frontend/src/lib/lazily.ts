import { type ComponentType, lazy, type LazyExoticComponent } from "react";

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

const waiting: (() => Promise<unknown>)[] = [];
let isOpen = false;
let isBusy = false;

/** Safari has no idle callback; a moment's pause is the next best. */
const whenIdle: (run: () => void) => void =
  typeof requestIdleCallback === "function" ? (run) => requestIdleCallback(run, { timeout: 5_000 }) : (run) => setTimeout(run, 300);

function next(): void {
  const load = isOpen ? waiting.shift() : undefined;
  isBusy = load !== undefined;
  // What could not be fetched ahead is fetched again when it is needed.
  if (load) whenIdle(() => void load().catch(() => undefined).then(next));
}

/**
 * A component that is fetched when it is first drawn, or ahead of that as soon as the page has nothing
 * else to do, so that whoever wants it does not wait.
 */
export function lazily<P>(load: Load<P>): LazyExoticComponent<ComponentType<P>> {
  waiting.push(load);
  if (isOpen && !isBusy) next();
  return lazy(load);
}

/** From now on there is time to fetch ahead; not for those who asked their browser to save data. */
export function fetchAhead(): void {
  const line = (navigator as Navigator & { connection?: { saveData?: boolean } }).connection;
  if (isOpen || line?.saveData) return;
  isOpen = true;
  next();
}
