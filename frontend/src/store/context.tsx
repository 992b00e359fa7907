import { createContext, type ReactNode, use, useCallback, useSyncExternalStore } from "react";

import type { Thread } from "@/protocol/objects";

import type { Live } from "./live";
import type { State } from "./state";
import type { Store } from "./store";
import { takeThread } from "./threads";

interface Bound {
  store: Store;
  live: Live;
}

const Context = createContext<Bound | null>(null);

export function LiveProvider({ store, live, children }: Bound & { children: ReactNode }) {
  return <Context value={{ store, live }}>{children}</Context>;
}

function useBound(): Bound {
  const bound = use(Context);
  if (!bound) throw new Error("outside of LiveProvider");
  return bound;
}

/** A part of the state; `select` must return the same object while nothing has changed. */
export function useStore<T>(select: (state: State) => T): T {
  const { store } = useBound();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

export const useLive = (): Live => useBound().live;

/** Takes threads that were fetched as a list. */
export function useTakeThreads(): (threads: Thread[]) => void {
  const { store } = useBound();
  return useCallback((threads) => store.update((state) => threads.reduce(takeThread, state)), [store]);
}

/** The state at the moment of calling, for event handlers. */
export const useGetState = (): (() => State) => useBound().store.get;
