/** When to try the next connection. Times in milliseconds. */

const FIRST = 250;
const BASE = 500;
const CEILING = 30_000;
const STEADY = 60_000;

/**
 * `attempt` counts from 0 after a working session; `lived` is how long that session lasted. A session
 * that was steady comes back almost at once, everything else with full jitter.
 */
export function reconnectDelay(attempt: number, lived: number, random: () => number = Math.random): number {
  if (attempt === 0 && lived > STEADY) return random() * FIRST;
  return random() * Math.min(CEILING, BASE * 2 ** attempt);
}
