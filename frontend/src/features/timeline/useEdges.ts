import { useEffect, useRef, useState } from "react";

import type { Id } from "@/protocol/objects";
import { useLive } from "@/store/context";
import type { Timeline } from "@/store/state";

/** Rows beyond the drawn ones that are fetched ahead: nobody should get to the very edge and wait. */
const NEAR = 40;
/** A page that failed is tried again after this long, in milliseconds. */
const PAUSE = 3_000;

interface Edges {
  room: Id;
  thread: Id | undefined;
  timeline: Timeline | undefined;
  /** The rows that are drawn: from the first up to, but without, the second. */
  from: number;
  to: number;
  count: number;
  /** The first scroll position has been taken. */
  settled: boolean;
}

/** Fetches more history when either end of the stretch comes near. */
export function useEdges({ room, thread, timeline, from, to, count, settled }: Edges): void {
  const live = useLive();
  const busy = useRef(false);
  const [turn, setTurn] = useState(0);
  const older = settled && timeline?.hasOlder === true && from < NEAR;
  const newer = settled && timeline?.live === false && to > count - NEAR;
  useEffect(() => {
    if ((!older && !newer) || busy.current) return;
    busy.current = true;
    // The edge may still be near afterwards, and then nothing else would ask again.
    const next = () => {
      busy.current = false;
      setTurn((count) => count + 1);
    };
    (older ? live.older(room, thread) : live.newer(room, thread)).then(next, () => setTimeout(next, PAUSE));
  }, [older, newer, turn, live, room, thread]);
}
