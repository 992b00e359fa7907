import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Hands } from "@/features/timeline/hands";
import { errorText } from "@/lib/errors";
import type { Room, Thread } from "@/protocol/objects";
import { useGetState, useLive, useStore } from "@/store/context";
import { useToast } from "@/ui/toasts";

import { threadPath } from "./lounge";
import { useBarred, useModerates } from "./useBarred";

const NEW = { locked: false };

/** What the rows of a room, or of one of its threads, may do with threads. */
export function useThreadHands(room: Room, thread: Thread | null): Pick<Hands, "openThread" | "canThread" | "answer" | "accept"> {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const navigate = useNavigate();
  const getState = useGetState();
  const me = useStore((state) => state.me?.id);
  const isModerator = useModerates();
  const canThread = useBarred(room, NEW) === null;
  const inside = thread?.id ?? null;
  const answer = thread?.answer ?? null;
  const mayAccept = thread !== null && (isModerator || thread.creator?.id === me);
  return useMemo(() => {
    const failed = (error: unknown) => say(errorText(t, error), "bad");
    return {
      canThread,
      answer,
      openThread: inside
        ? null
        : (message) => {
            const known = message.thread ?? getState().threadOf[message.id];
            const found = known ? Promise.resolve(known) : live.createThread(room.id, message.id).then(({ id }) => id);
            void found.then((id) => navigate(threadPath(room.slug, id)), failed);
          },
      accept:
        inside && mayAccept
          ? (message) => void live.updateThread(inside, { answer: answer === message.id ? null : message.id }).catch(failed)
          : null,
    };
  }, [answer, canThread, getState, inside, live, mayAccept, navigate, room.id, room.slug, say, t]);
}
