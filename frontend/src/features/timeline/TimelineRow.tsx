import type { Id, Room, Thread } from "@/protocol/objects";

import type { TimelineItem } from "./items";
import { DayLine, DeletedRow, HiddenRow, NewLine, OlderLine, StartLine, SystemRow } from "./Lines";
import { MessageRow } from "./MessageRow";
import { FailedRow, HeldRow, PendingRow, RefusedRow, RejectedRow } from "./OwnRows";
import { ThreadStart } from "./ThreadStart";

interface Props {
  item: TimelineItem;
  room: Room;
  thread: Thread | null;
  target: Id | null;
}

export function TimelineRow({ item, room, thread, target }: Props) {
  switch (item.kind) {
    case "older":
      return <OlderLine />;
    case "start":
      return thread ? <ThreadStart thread={thread} /> : <StartLine room={room} />;
    case "day":
      return <DayLine at={item.at} />;
    case "new":
      return <NewLine />;
    case "message":
      return <MessageRow message={item.message} first={item.first} isTarget={item.key === target} />;
    case "system":
      return <SystemRow message={item.message} />;
    case "deleted":
      return <DeletedRow to={item.entry.moved_to} />;
    case "hidden":
      return <HiddenRow />;
    case "held":
      return <HeldRow message={item.message} />;
    case "refused":
      return <RefusedRow refused={item.refused} />;
    case "pending":
      return <PendingRow post={item.post} />;
    case "failed":
      return <FailedRow post={item.post} />;
    case "rejected":
      return <RejectedRow post={item.post} />;
    default:
      return item satisfies never;
  }
}
