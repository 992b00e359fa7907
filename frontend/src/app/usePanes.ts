import { useMemo } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";

import type { Id, Room } from "@/protocol/objects";

import { usePaths } from "./spaces";
import { isWider, TWO_BESIDE, useWider } from "./useWider";

export interface Panes {
  /** The threads that the address names, at most two. */
  named: Id[];
  /** Those that have a place on this screen: of two the later one alone where there is room for one. */
  shown: Id[];
  /** Opens a thread in the first place, or `beside` the one that is there. */
  open: (thread: Id, beside?: boolean) => void;
  close: (thread: Id) => void;
  /** A thread has gone into another one. */
  replace: (thread: Id, by: Id) => void;
}

/** The threads beside a room. They are part of the address, so that reloading and going back keep them. */
export function usePanes({ space, slug }: Room): Panes {
  const { thread: first } = useParams();
  const paths = usePaths();
  const second = useSearchParams()[0].get("beside");
  const navigate = useNavigate();
  const wide = useWider(TWO_BESIDE);
  return useMemo(() => {
    const named = first ? [...new Set(second ? [first, second] : [first])] : [];
    const go = (ids: Id[], replace = false) => {
      const [one, two] = [...new Set(ids)];
      void navigate(one ? paths.thread({ space, slug }, one, two) : paths.room({ space, slug }), { replace });
    };
    return {
      named,
      shown: wide ? named : named.slice(-1),
      open: (thread, beside = false) => {
        const two = isWider(TWO_BESIDE);
        if (two && named.includes(thread)) return;
        if (two && beside && first) go([first, thread]);
        else go([thread, ...(two ? named.slice(1) : [])]);
      },
      close: (thread) => go(named.filter((id) => id !== thread)),
      replace: (thread, by) => go(named.map((id) => (id === thread ? by : id)), true),
    };
  }, [first, second, navigate, paths, space, slug, wide]);
}
