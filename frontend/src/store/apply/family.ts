import type { Item, StoreEvent } from "@/protocol/frames";

import type { State } from "../state";

/** How each event changes the state. `now` in milliseconds; only what fades by itself reads it. */
export type Events = { [E in StoreEvent as E["type"]]: (state: State, event: E, now: number) => State };

/** How each thing that a snapshot lists changes the state. */
export type Items = { [I in Item as I["type"]]: (state: State, item: I) => State };
