import { useParams } from "react-router";

import type { Room } from "@/protocol/objects";

import { useRooms } from "../lounge";
import { useHere } from "../spaces";

/** The room on the screen, if there is one. */
export function useRoomHere(): Room | undefined {
  const { slug } = useParams();
  return useRooms(useHere()).find((room) => slug !== undefined && room.slug === slug);
}
