import { createContext, type ReactNode, use } from "react";

import type { Message, NewPoll } from "@/protocol/objects";

export interface PollCardProps {
  message: Message;
  canVote: boolean;
  canClose: boolean;
}

/** A poll that was turned down, to be asked anew. */
export interface PollAgainProps {
  question: string;
  poll: NewPoll;
  onAsk: (question: string, poll: NewPoll) => void;
  onClose: () => void;
}

interface Polls {
  card: (props: PollCardProps) => ReactNode;
  again: (props: PollAgainProps) => ReactNode;
}

/** Draws polls; `app` provides it. */
export const PollContext = createContext<Polls>({ card: () => null, again: () => null });

export const usePolls = (): Polls => use(PollContext);
