import { createContext, use } from "react";

import type { Id, Message } from "@/protocol/objects";

/** What a row of the timeline may do, given by the room around it. */
export interface Hands {
  /** May write, react and edit here. */
  canWrite: boolean;
  editing: Id | null;
  edit: (message: Id | null) => void;
  reply: (message: Message) => void;
  remove: (message: Message) => void;
  report: (message: Message) => void;
  /** Scrolls to a message, wherever it is. */
  show: (message: Id) => void;
}

const nothing = () => undefined;

export const HandsContext = createContext<Hands>({
  canWrite: false,
  editing: null,
  edit: nothing,
  reply: nothing,
  remove: nothing,
  report: nothing,
  show: nothing,
});

export const useHands = (): Hands => use(HandsContext);

const EDITABLE_MS = 24 * 3_600_000;

/** Own messages can be rewritten for a day. */
export const isEditable = (message: Message, me: Id | undefined): boolean =>
  message.author?.id === me && message.kind === "text" && Date.now() - Date.parse(message.created_at) < EDITABLE_MS;
