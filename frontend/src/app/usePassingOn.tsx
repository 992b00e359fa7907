import { type ReactNode, Suspense, useMemo, useState } from "react";

import type { Hands } from "@/features/timeline/hands";
import { lazily } from "@/lib/lazily";
import type { Id, Message } from "@/protocol/objects";

const EditBox = lazily(() => import("@/features/composer/EditBox"));
const ForwardDialog = lazily(() => import("@/features/forward/ForwardDialog"));

/** Words of a message that the composer is to quote. Each asking is another one. */
export interface Quoting {
  words: string;
}

interface Passing {
  hands: Pick<Hands, "quote" | "forward" | "editBox">;
  quoting: Quoting | null;
  dialog: ReactNode;
}

const rowOf = (id: Id): HTMLElement | null => document.querySelector<HTMLElement>(`article[data-message="${id}"]`);

/** What a row hands on: its words to the composer, itself to another room, its text to be rewritten. */
export function usePassingOn(canWrite: boolean, reply: (message: Message) => void): Passing {
  const [quoting, setQuoting] = useState<Quoting | null>(null);
  const [forwarding, setForwarding] = useState<Message | null>(null);
  const hands = useMemo<Passing["hands"]>(
    () => ({
      quote: canWrite
        ? (message, words) => {
            reply(message);
            setQuoting({ words: words || message.content });
          }
        : null,
      forward: setForwarding,
      editBox: (message, onDone) => <Suspense fallback={<div className="h-24" />}><EditBox message={message} onDone={onDone} /></Suspense>,
    }),
    [canWrite, reply],
  );
  const dialog = forwarding && (
    <Suspense>
      <ForwardDialog message={forwarding} onClose={() => setForwarding(null)} returnTo={() => rowOf(forwarding.id)} />
    </Suspense>
  );
  return { hands, quoting, dialog };
}
