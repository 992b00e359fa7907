import { useState } from "react";

import { load, save } from "@/lib/storage";
import type { Room, Thread } from "@/protocol/objects";
import { useStore } from "@/store/context";

const KEY = "carya.showcase";

/** Whether a room is shown as a gallery: showcase rooms are, unless this person prefers the conversation. */
export function useGallery(room: Room, thread: Thread | null, sought: boolean): { can: boolean; on: boolean; set: (on: boolean) => void } {
  // A message that was asked for stands in the conversation, with or without a picture.
  const [on, setOn] = useState(() => !sought && load(KEY) !== "list");
  const can = room.kind === "showcase" && thread === null;
  // So does what one has just written without a picture, and whatever could not be published.
  const aside = useStore(
    ({ posts, held }) =>
      posts.some((post) => post.room === room.id && !post.thread && (post.state === "failed" || post.state === "rejected" || !post.attachments?.length)) ||
      Object.values(held).some((message) => message.room === room.id && !message.thread),
  );
  if (on && can && aside) setOn(false);
  const set = (next: boolean) => {
    save(KEY, next ? null : "list");
    setOn(next);
  };
  return { can, on: can && on, set };
}
