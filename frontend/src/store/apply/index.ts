import type { Item, StoreEvent } from "@/protocol/frames";

import { advance } from "../rooms";
import type { State } from "../state";
import type { Events, Items } from "./family";
import { draftEvents } from "./drafts";
import { messageEvents, messageItems } from "./messages";
import { peopleEvents } from "./people";
import { pollEvents } from "./polls";
import { readEvents } from "./reads";
import { reviewEvents } from "./reviews";
import { roomEvents, roomItems } from "./rooms";
import { savedEvents } from "./saved";
import { threadEvents, threadItems } from "./threads";
import { uploadEvents } from "./uploads";

/** Every family of events; a further one is a file beside this one and a line here. */
const events: Events = {
  ...messageEvents,
  ...reviewEvents,
  ...threadEvents,
  ...roomEvents,
  ...peopleEvents,
  ...draftEvents,
  ...pollEvents,
  ...readEvents,
  ...savedEvents,
  ...uploadEvents,
};

const items: Items = { ...messageItems, ...threadItems, ...roomItems };

// The table is complete and keyed by type, which TypeScript cannot follow through a union.
type Apply<Told> = (state: State, told: Told, now: number) => State;

/** The state after one event. `now` in milliseconds; only what fades by itself reads it. */
export function applyFrame(state: State, event: StoreEvent, now: number = Date.now()): State {
  const apply = events[event.type] as Apply<StoreEvent>;
  // Durable events alone have a number of the room's, and are applied once.
  if (!("seq" in event)) return apply(state, event, now);
  if (event.seq <= (state.timelines[event.room]?.cursor ?? 0)) return state;
  return advance(apply(state, event, now), event.room, event.seq);
}

/** The state after one thing that a snapshot lists. */
export const applyItem = (state: State, item: Item): State => (items[item.type] as Apply<Item>)(state, item, 0);
