const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a poll may be open, in milliseconds; `never`: until somebody closes it, `custom`: to a time of one's own. */
export const SPANS = { never: 0, hour: HOUR, hours8: 8 * HOUR, day: DAY, days3: 3 * DAY, week: 7 * DAY, custom: 0 } as const;

export type Span = keyof typeof SPANS;

const SHORTEST = 5 * MINUTE;
const LONGEST = 30 * DAY;

/** The time a poll closes by itself: null for never, undefined for one that is too near or too far. */
export function closingTime(span: Span, custom: string, now: number): string | null | undefined {
  if (span === "never") return null;
  const at = span === "custom" ? new Date(custom).getTime() : now + SPANS[span];
  if (Number.isNaN(at) || at - now < SHORTEST || at - now > LONGEST) return undefined;
  return new Date(at).toISOString();
}

/** A day from now as a date field of the browser takes it, in the reader's own time. */
export function tomorrow(now: number): string {
  const at = new Date(now + DAY);
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}
