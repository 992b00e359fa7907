import { Suspense } from "react";

import { lazily } from "@/lib/lazily";
import type { Message, NewPoll } from "@/protocol/objects";

const PollCard = lazily(() => import("./PollCard"));
const PollDialog = lazily(() => import("./PollDialog"));

/** Heights of an option and of what stands below them, in pixels: the room is taken before the card is there. */
const OPTION = 46;
const FOOT = 30;

export const renderPoll = {
  card: ({ message, canVote, canClose }: { message: Message; canVote: boolean; canClose: boolean }) =>
    message.poll && (
      <Suspense fallback={<div style={{ height: message.poll.options.length * OPTION + FOOT }} />}>
        <PollCard message={message} poll={message.poll} canVote={canVote} canClose={canClose} />
      </Suspense>
    ),
  again: ({ question, poll, onAsk, onClose }: { question: string; poll: NewPoll; onAsk: (question: string, poll: NewPoll) => void; onClose: () => void }) => (
    <Suspense>
      <PollDialog question={question} poll={poll} onAsk={onAsk} onClose={onClose} />
    </Suspense>
  ),
};
