import { createContext, use } from "react";

import type { Id } from "@/protocol/objects";

/** Messages that are being chosen, to be moved together. */
export interface Selection {
  ids: ReadonlySet<Id>;
  /** Takes one in or leaves it out; with `range`, everything from the one before up to it comes in. */
  toggle: (message: Id, range: boolean) => void;
}

/** Null while nothing is being chosen. */
export const SelectionContext = createContext<Selection | null>(null);

export const useSelection = (): Selection | null => use(SelectionContext);
