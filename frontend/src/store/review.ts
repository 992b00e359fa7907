import type { HeldReason } from "@/protocol/frames";
import type { Id, Message } from "@/protocol/objects";

import { omit, type State } from "./state";

/** Own messages in review, as the author alone sees them. */
export function withHeld(state: State, message: Message): State {
  return { ...state, held: { ...state.held, [message.id]: message }, refused: omit(state.refused, message.id) };
}

export function withReleased(state: State, message: Message): State {
  return { ...state, held: omit(state.held, message.id), refused: omit(state.refused, message.id) };
}

export function withRefused(state: State, message: Message, reason: HeldReason | undefined): State {
  const kept = { message, reason };
  return {
    ...state,
    held: omit(state.held, message.id),
    refused: { ...state.refused, [message.id]: kept },
  };
}

/** The list of a room's held messages as the server has just given it. */
export function withHeldList(held: State["held"], room: Id, list: Message[]): State["held"] {
  const others = Object.values(held).filter((message) => message.room !== room);
  return Object.fromEntries([...others, ...list].map((message) => [message.id, message]));
}
