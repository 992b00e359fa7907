import { useState } from "react";

import type { Attachment } from "@/protocol/media";
import type { Id, Room, Thread } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";

import { useSlowMode } from "./useSlowMode";

interface Props {
  room: Room;
  thread: Thread | null;
  text: string;
  replyTo: Id | null;
  /** Why nothing can be written here now; null when it can. */
  barred: string | null;
  /** Seconds between two messages of this person. */
  slowSeconds: number;
  attaching: { count: number; ready: boolean; take: () => Attachment[] };
  /** The message is on its way: the draft goes. */
  onSent: () => void;
}

/** Whether what is written can go out now, and sending it. */
export function useSending({ room, thread, text, replyTo, barred, slowSeconds, attaching, onSent }: Props) {
  const live = useLive();
  const limit = useStore((state) => state.contentChars);
  const [alsoInRoom, setAlsoInRoom] = useState(false);
  const slow = useSlowMode(room.id, slowSeconds);
  const length = [...text].length;
  const hasSomething = text.trim() !== "" || attaching.count > 0;
  const ready = !barred && slow.left === 0 && hasSomething && attaching.ready && length <= limit;

  const send = () => {
    if (!ready) return;
    live.post(room.id, text.trim(), replyTo, attaching.take(), thread ? { thread: thread.id, also_in_room: alsoInRoom } : {});
    setAlsoInRoom(false);
    slow.begin();
    onSent();
  };
  return { ready, send, length, limit, slowLeft: slow.left, alsoInRoom, setAlsoInRoom };
}
