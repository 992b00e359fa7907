import type { KeyboardEvent } from "react";

import { pressed } from "@/lib/shortcuts";
import type { Message } from "@/protocol/objects";
import { useStore } from "@/store/context";

import { isEditable, useHands } from "./hands";
import { selectedIn } from "./selected";

/** Marks the button that opens the emoji of a row. */
export const REACT = { "data-react": "" };

/** What keys do to a message that has the focus. */
export function useMessageKeys(message: Message): (event: KeyboardEvent<HTMLElement>) => void {
  const hands = useHands();
  const me = useStore((state) => state.me?.id);
  return (event) => {
    if (event.target !== event.currentTarget) return;
    const picker = event.currentTarget.querySelector<HTMLElement>("[data-react]");
    if (pressed(event, "reply") && hands.canWrite) hands.reply(message);
    else if (pressed(event, "quote_reply") && hands.quote && message.content) hands.quote(message, selectedIn(event.currentTarget));
    else if (pressed(event, "forward") && hands.forward && message.state === "published") hands.forward(message);
    else if (pressed(event, "react") && picker) picker.click();
    else if (pressed(event, "thread") && hands.openThread && hands.canThread) hands.openThread(message);
    else if (pressed(event, "edit") && hands.canWrite && isEditable(message, me)) hands.edit(message.id);
    else if (pressed(event, "pin") && hands.pin) hands.pin(message);
    else if (pressed(event, "remove") && message.author?.id === me) hands.remove(message);
    else return;
    event.preventDefault();
  };
}
