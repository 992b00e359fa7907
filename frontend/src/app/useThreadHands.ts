import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Hands } from "@/features/timeline/hands";
import { errorText } from "@/lib/errors";
import type { Message, Room, Thread } from "@/protocol/objects";
import { useGetState, useLive, useStore } from "@/store/context";
import { useToast } from "@/ui/toasts";

import { useBarred, useModerates } from "./useBarred";
import { usePanes } from "./usePanes";
import { TWO_BESIDE, useWider } from "./useWider";

const NEW = { locked: false };

/** What the rows of a room, or of one of its threads, may do with threads. */
export function useThreadHands(room: Room, thread: Thread | null): Pick<Hands, "openThread" | "openBeside" | "canThread" | "answer" | "accept"> {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const { open } = usePanes(room);
  const wide = useWider(TWO_BESIDE);
  const getState = useGetState();
  const me = useStore((state) => state.me?.id);
  const isModerator = useModerates(room);
  const canThread = useBarred(room, NEW) === null;
  const inside = thread?.id ?? null;
  const answer = thread?.answer ?? null;
  const mayAccept = thread !== null && (isModerator || thread.creator?.id === me);
  return useMemo(() => {
    const failed = (error: unknown) => say(errorText(t, error), "bad");
    const openIn = (beside: boolean) => (message: Message) => {
      const known = message.thread ?? getState().threadOf[message.id];
      const found = known ? Promise.resolve(known) : live.createThread(room.id, message.id).then(({ id }) => id);
      void found.then((id) => open(id, beside), failed);
    };
    return {
      canThread,
      answer,
      openThread: inside ? null : openIn(false),
      openBeside: inside || !wide ? null : openIn(true),
      accept:
        inside && mayAccept
          ? (message) => void live.updateThread(inside, { answer: answer === message.id ? null : message.id }).catch(failed)
          : null,
    };
  }, [answer, canThread, getState, inside, live, mayAccept, open, room.id, say, t, wide]);
}
