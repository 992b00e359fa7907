const DAY = 86_400_000;

const CLOCK: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit" };
const FULL: Intl.DateTimeFormatOptions = { dateStyle: "full", timeStyle: "short" };

/** Making one takes longer than drawing the rest of a message. */
const formats = new Map<Intl.DateTimeFormatOptions, Map<string, Intl.DateTimeFormat>>();

function formatted(at: string | number, language: string, options: Intl.DateTimeFormatOptions): string {
  const known = formats.get(options) ?? new Map<string, Intl.DateTimeFormat>();
  const format = known.get(language) ?? new Intl.DateTimeFormat(language, options);
  formats.set(options, known.set(language, format));
  return format.format(new Date(at));
}

/** Hours and minutes as the reader's language writes them. */
export const clock = (at: string | number, language: string): string => formatted(at, language, CLOCK);

export const fullTime = (at: string | number, language: string): string => formatted(at, language, FULL);

/** The time of day, for earlier days the date. */
export function moment(at: string, language: string, now: Date = new Date()): string {
  const day = new Date(at);
  if (midnight(day) === midnight(now)) return clock(at, language);
  const sameYear = day.getFullYear() === now.getFullYear();
  return day.toLocaleDateString(language, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) });
}

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** "Today", "Yesterday", or the date. */
export function dayName(at: string, language: string, now: Date = new Date()): string {
  const day = new Date(at);
  const ago = Math.round((midnight(now) - midnight(day)) / DAY);
  if (ago === 0 || ago === 1) {
    const word = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-ago, "day");
    return word.charAt(0).toLocaleUpperCase(language) + word.slice(1);
  }
  const sameYear = day.getFullYear() === now.getFullYear();
  return day.toLocaleDateString(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/** Seconds as a short countdown: 1:05. */
export function countdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
