export interface Preset {
  key: "hour" | "tomorrow" | "monday";
  at: Date;
}

const MORNING = 9;
const MONDAY = 1;

/** Nine in the morning, so many days after `now`, by the clock on this person's wall. */
const morning = (now: Date, days: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);

/** Times that many people mean by "later". */
export function presets(now: Date): Preset[] {
  const untilMonday = (MONDAY - now.getDay() + 7) % 7 || 7;
  const hour = new Date(now);
  hour.setMinutes(now.getMinutes() + 60, 0, 0);
  return [
    { key: "hour", at: hour },
    { key: "tomorrow", at: morning(now, 1) },
    // On Sundays Monday is tomorrow.
    ...(untilMonday > 1 ? [{ key: "monday" as const, at: morning(now, untilMonday) }] : []),
  ];
}

const two = (number: number): string => String(number).padStart(2, "0");

/** A time as a field for local date and time takes it. */
export const toField = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;

/** The time in such a field; null where it is none. */
export function fromField(value: string): Date | null {
  const at = new Date(value);
  return value === "" || Number.isNaN(at.getTime()) ? null : at;
}

/** When something goes out, in this person's language and time: "Mon, 23 Nov, 09:00". */
export const when = (at: string | Date, language: string, now: Date = new Date()): string => {
  const day = new Date(at);
  const sameYear = day.getFullYear() === now.getFullYear();
  return day.toLocaleString(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
    hour: "numeric",
    minute: "2-digit",
  });
};
