import { useEffect, useRef } from "react";

import type { Id } from "@/protocol/objects";
import { useLive } from "@/store/context";
import type { Timeline } from "@/store/state";

const NEAR = 8;
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
  const notBefore = useRef(0);
  const older = settled && timeline?.hasOlder === true && first !== undefined && first < NEAR;
  const newer = settled && timeline?.live === false && last !== undefined && last >= count - NEAR;
  const ids = timeline?.ids;
  useEffect(() => {
    if ((!older && !newer) || busy.current || Date.now() < notBefore.current) return;
    busy.current = true;
    (older ? live.older(room) : live.newer(room))
      .catch(() => {
        notBefore.current = Date.now() + PAUSE;
      })
      .finally(() => {
        busy.current = false;
      });
  }, [older, newer, ids, live, room]);
}
