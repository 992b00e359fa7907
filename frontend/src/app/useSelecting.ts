import { useCallback, useMemo, useState } from "react";

import type { Selection } from "@/features/timeline/selection";
import type { Id, Message, Room } from "@/protocol/objects";
import { useGetState } from "@/store/context";
import { isDeleted, type State } from "@/store/state";

import { useModerates } from "./useBarred";

/** As many as the server moves at once. */
const MOST = 100;

interface Chosen {
  ids: ReadonlySet<Id>;
  last: Id;
}

export interface Selecting {
  /** Begins with a message; null for those who may not move any. */
  begin: ((message: Message) => void) | null;
  selection: Selection | null;
  end: () => void;
}

const isMovable = ({ messages }: State, id: Id): boolean => {
  const entry = messages[id];
  return entry !== undefined && !isDeleted(entry) && entry.state === "published";
};

/** The stretch of a timeline between two of its messages, both in it. */
function between(ids: Id[], one: Id, other: Id): Id[] {
  const [from, to] = [ids.indexOf(one), ids.indexOf(other)].sort((a, b) => a - b) as [number, number];
  return from < 0 ? [other] : ids.slice(from, to + 1);
}

/** Choosing messages of a room or one of its threads (`place`), at most a hundred; what goes meanwhile is left out. */
export function useSelecting(room: Room, place: Id): Selecting {
  const getState = useGetState();
  const isModerator = useModerates(room);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const end = useCallback(() => setChosen(null), []);
  const begin = useCallback((message: Message) => setChosen({ ids: new Set([message.id]), last: message.id }), []);
  const toggle = useCallback(
    (id: Id, range: boolean) =>
      setChosen((before) => {
        if (!before) return before;
        const state = getState();
        const ids = new Set(before.ids);
        const stretch = range ? between(state.timelines[place]?.ids ?? [], before.last, id) : [id];
        if (!range && ids.has(id)) ids.delete(id);
        else for (const one of stretch) if (ids.size < MOST && isMovable(state, one)) ids.add(one);
        return { ids, last: id };
      }),
    [getState, place],
  );
  const selection = useMemo(() => chosen && { ids: chosen.ids, toggle }, [chosen, toggle]);
  return { begin: isModerator ? begin : null, selection, end };
}
