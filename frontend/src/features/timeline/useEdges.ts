import { useEffect, useRef, useState } from "react";

import type { Id } from "@/protocol/objects";
import { useLive } from "@/store/context";
import type { Timeline } from "@/store/state";

/** Rows beyond the screen that are fetched ahead: nobody should get to the very edge, where no row is left to keep the place by. */
const NEAR = 25;
/** A page that failed is tried again after this long, in milliseconds. */
const PAUSE = 3_000;

interface Edges {
  room: Id;
  timeline: Timeline | undefined;
  /** Indexes of the first and last row on screen. */
  first: number | undefined;
  last: number | undefined;
  count: number;
  /** The first scroll position has been taken. */
  settled: boolean;
}

/** Fetches more history when either end of the stretch comes near. */
export function useEdges({ room, timeline, first, last, count, settled }: Edges): void {
  const live = useLive();
  const busy = useRef(false);
  const [turn, setTurn] = useState(0);
  const older = settled && timeline?.hasOlder === true && first !== undefined && first < NEAR;
  const newer = settled && timeline?.live === false && last !== undefined && last >= count - NEAR;
  useEffect(() => {
    if ((!older && !newer) || busy.current) return;
    busy.current = true;
    // The edge may still be near afterwards, and then nothing else would ask again.
    const next = () => {
      busy.current = false;
      setTurn((count) => count + 1);
    };
    (older ? live.older(room) : live.newer(room)).then(next, () => setTimeout(next, PAUSE));
  }, [older, newer, turn, live, room]);
}
