import { createContext, type ReactNode, use } from "react";

import type { Id, Message } from "@/protocol/objects";

/** What one keeps of a message for oneself. */
export interface Keeping {
  /** Finds out whether it is saved. */
  ask: (message: Id) => void;
  save: (message: Id, on: boolean) => void;
  /** Marks unread from a position on; null where nothing is counted. */
  unread: ((seq: number) => void) | null;
  /** Shows what it said before; null for those who do not moderate. */
  past: ((message: Message) => void) | null;
}

/** What a row of the timeline may do, given by the room around it. */
export interface Hands {
  /** May write, react and edit here. */
  canWrite: boolean;
  /** May react and vote here, also where only others write. */
  canReact: boolean;
  /** Sees to it that rules are kept here. */
  moderates: boolean;
  /** Pins a message, or takes it off again; null for those who may not. */
  pin: ((message: Message) => void) | null;
  /** Null where messages are no more than shown. */
  keep: Keeping | null;
  editing: Id | null;
  edit: (message: Id | null) => void;
  reply: (message: Message) => void;
  /** Answers it with these words of it as a quote, all of them where none are given; null for those who may not write. */
  quote: ((message: Message, words: string) => void) | null;
  /** Takes it to another room; null where messages are no more than shown. */
  forward: ((message: Message) => void) | null;
  /** Where its text is rewritten. */
  editBox: (message: Message, onDone: () => void) => ReactNode;
  remove: (message: Message) => void;
  report: (message: Message) => void;
  /** Scrolls to a message, wherever it is. */
  show: (message: Id) => void;
  /** Opens the thread of a message, a new one where it has none; null inside of a thread. */
  openThread: ((message: Message) => void) | null;
  /** Opens it beside the thread that is open already; null where there is no room for two. */
  openBeside: ((message: Message) => void) | null;
  /** May open new threads. */
  canThread: boolean;
  /** Begins to choose messages that are moved together; null for those who may not. */
  select: ((message: Message) => void) | null;
  /** The accepted answer of the thread around it. */
  answer: Id | null;
  /** Accepts a message as the answer, or the accepted one no more; null for those who may not say. */
  accept: ((message: Message) => void) | null;
}

const nothing = () => undefined;

export const HandsContext = createContext<Hands>({
  canWrite: false,
  canReact: false,
  moderates: false,
  pin: null,
  keep: null,
  editing: null,
  edit: nothing,
  reply: nothing,
  quote: null,
  forward: null,
  editBox: () => null,
  remove: nothing,
  report: nothing,
  show: nothing,
  openThread: null,
  openBeside: null,
  canThread: false,
  select: null,
  answer: null,
  accept: null,
});

export const useHands = (): Hands => use(HandsContext);

const EDITABLE_MS = 24 * 3_600_000;

/** What people have answered stays as it was asked. */
const isText = (message: Message): boolean => message.kind === "text" || message.poll?.voters === 0;

/** Own messages can be rewritten for a day. */
export const isEditable = (message: Message, me: Id | undefined): boolean =>
  message.author?.id === me && isText(message) && Date.now() - Date.parse(message.created_at) < EDITABLE_MS;
