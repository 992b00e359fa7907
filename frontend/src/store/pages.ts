import type { Id, Room } from "@/protocol/objects";
import type { MessagePage, RestMessage } from "@/protocol/rest";

import { withMessages } from "./messages";
import { withPeople } from "./people";
import { takeRoom } from "./rooms";
import { type Entry, isInRoom, omit, type State } from "./state";
import { takeThread } from "./threads";
import { emptyTimeline, inOrder, inThread, reachPresent } from "./timelines";

/** Messages as REST gives them, with what this viewer has put on them. */
export function takeMessages(state: State, list: RestMessage[]): State {
  const mine = { ...state.mine };
  const votes = { ...state.votes };
  const plain = list.map(({ my_reactions, my_votes, ...message }) => {
    if (my_reactions) mine[message.id] = my_reactions;
    if (message.poll) votes[message.id] = my_votes;
    return message;
  });
  return {
    ...state,
    mine,
    votes,
    messages: withMessages(state.messages, plain),
    users: withPeople(state.users, plain.map((message) => message.author)),
  };
}

/**
 * A page of a room's history, or of one of its threads. `older` and `newer` lengthen the stretch at hand,
 * `around` and `present` replace it, `latest` only refreshes what is known of its messages.
 */
export function applyPage(
  state: State,
  room: Id,
  page: MessagePage,
  where: "older" | "newer" | "around" | "present" | "latest",
  thread: Id | null = null,
): State {
  const taken = takeMessages({ ...state, quotes: { ...state.quotes, ...page.quotes } }, page.results);
  const next = page.threads.reduce(takeThread, taken);
  const key = thread ?? room;
  const shows = thread ? inThread(thread) : (entry: Entry) => entry.room === room && isInRoom(entry);
  const timeline = next.timelines[key] ?? emptyTimeline;
  const ids = page.results.filter(shows).map((message) => message.id);
  const joined = where === "around" ? ids : inOrder([...timeline.ids, ...ids], next.messages);
  const put = (changed: typeof timeline): State => ({ ...next, timelines: { ...next.timelines, [key]: changed } });
  switch (where) {
    case "latest":
      return next;
    case "older":
      return put({ ...timeline, ids: joined, hasOlder: page.next !== null });
    case "newer": {
      const longer = { ...timeline, ids: joined };
      return put(page.next === null ? reachPresent(longer, next.messages, shows) : longer);
    }
    case "around":
      return put({ ...timeline, ids: inOrder(joined, next.messages), hasOlder: true, live: false });
    case "present":
      return put(reachPresent({ ...emptyTimeline, ids, hasOlder: page.next !== null }, next.messages, shows));
    default:
      return where satisfies never;
  }
}

/** Room lists of whole spaces as REST gives them; what they no longer name is not there any more. */
export function applyRooms(state: State, list: Room[]): State {
  const listed = new Set(list.map((room) => room.id));
  const spaces = new Set(list.map((room) => room.space));
  const rest = Object.values(state.rooms).filter((room) => !spaces.has(room.space) || room.archived || listed.has(room.id));
  const kept = { ...state, rooms: Object.fromEntries(rest.map((room) => [room.id, room])) };
  return list.reduce((before, room) => {
    const next = { ...before, closed: omit(before.closed, room.id) as State["closed"] };
    const known = next.rooms[room.id];
    // A list that was read before the last event must not turn the badge back.
    if (known && known.head > room.head) return takeRoom(next, { ...room, head: known.head, unread: known.unread ?? 0 });
    return takeRoom(next, room);
  }, kept);
}
