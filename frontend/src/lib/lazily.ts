import { type ComponentType, lazy, type LazyExoticComponent } from "react";

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

let held: Promise<unknown> = Promise.resolve();

/** What is fetched from now on is drawn only after this, such as the texts it shows; whether it succeeds or not. */
export function holdUntil(ready: Promise<unknown>): void {
  held = ready.catch(() => undefined);
}

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
 * else to do, so that whoever wants it does not wait; not `ahead` what people here will hardly want.
 */
export function lazily<P>(load: Load<P>, ahead = true): LazyExoticComponent<ComponentType<P>> {
  if (ahead) waiting.push(load);
  if (isOpen && !isBusy) next();
  return lazy(async () => {
    const [part] = await Promise.all([load(), held]);
    return part;
  });
}

/** From now on there is time to fetch ahead; not for those who asked their browser to save data. */
export function fetchAhead(): void {
  const line = (navigator as Navigator & { connection?: { saveData?: boolean } }).connection;
  if (isOpen || line?.saveData) return;
  isOpen = true;
  next();
}
