import { useEffect, useState } from "react";

import { loadJson, saveJson } from "@/lib/storage";

/** Seconds until the next message may go out, counting down; 0 where the room is not slow. */
export function useSlowMode(room: string, seconds: number) {
  const key = `carya.slow.${room}`;
  const [until, setUntil] = useState(() => (seconds > 0 ? loadJson(key, 0) : 0));
  const [now, setNow] = useState(() => Date.now());
  const left = seconds > 0 ? Math.max(0, Math.ceil((until - now) / 1000)) : 0;
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setNow(Date.now()), 500);
    return () => clearTimeout(timer);
  }, [left, now]);
  const begin = () => {
    if (seconds === 0) return;
    const next = Date.now() + seconds * 1000;
    saveJson(key, next);
    setNow(Date.now());
    setUntil(next);
  };
  return { left, begin };
}
