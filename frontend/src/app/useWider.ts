import { useCallback, useSyncExternalStore } from "react";

/** From here on a thread has a place beside its room; below, it lies over it. In rem. */
export const BESIDE = 64;
/** From here on a second thread has a place, too. In rem. */
export const TWO_BESIDE = 80;

const media = (rem: number) => matchMedia(`(min-width: ${rem}rem)`);

/** Whether the window is at least so wide now. */
export const isWider = (rem: number): boolean => media(rem).matches;

/** Whether the window is at least so wide. */
export function useWider(rem: number): boolean {
  const watch = useCallback(
    (changed: () => void) => {
      const query = media(rem);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    [rem],
  );
  return useSyncExternalStore(watch, () => isWider(rem));
}
