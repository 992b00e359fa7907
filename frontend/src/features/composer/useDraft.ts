import { useEffect, useState } from "react";

import { load, save } from "@/lib/storage";

const PAUSE = 250;

/** The text of a room's composer, kept over reloads. The component that uses it is keyed by room. */
export function useDraft(room: string) {
  const key = `carya.draft.${room}`;
  const [text, setText] = useState(() => load(key) ?? "");
  useEffect(() => {
    const keep = () => save(key, text || null);
    const timer = setTimeout(keep, PAUSE);
    return () => {
      clearTimeout(timer);
      keep();
    };
  }, [key, text]);
  return [text, setText] as const;
}
