import { useEffect, useState } from "react";

import type { Poll } from "@/protocol/objects";

export const MOST_OPTIONS = 10;
export const FEWEST_OPTIONS = 2;
export const OPTION_CHARS = 100;

/** Browsers keep no longer time, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Whether votes count at this moment; the server closes a poll a little after its time. */
export const isOpenAt = (poll: Poll, now: number): boolean =>
  poll.closed_at === null && (poll.closes_at === null || now < Date.parse(poll.closes_at));

/** As `isOpenAt`, changing by itself when the time has come. */
export function useIsOpen(poll: Poll): boolean {
  const [now, look] = useState(() => Date.now());
  const open = isOpenAt(poll, now);
  const closes = poll.closes_at === null ? null : Date.parse(poll.closes_at);
  useEffect(() => {
    if (!open || closes === null) return;
    const timer = setTimeout(() => look(Date.now()), Math.min(LONGEST_TIMER, Math.max(0, closes - Date.now()) + 50));
    return () => clearTimeout(timer);
  }, [open, closes]);
  return open;
}

/** Of everybody who voted, in whole percent. */
export const share = (votes: number, voters: number): number => (voters === 0 ? 0 : Math.round((votes / voters) * 100));

/** What one press on an option makes of one's choice. */
export function toggled(chosen: number[], option: number, multiple: boolean): number[] {
  const has = chosen.includes(option);
  if (!multiple) return has ? [] : [option];
  return has ? chosen.filter((one) => one !== option) : [...chosen, option].sort((one, other) => one - other);
}
