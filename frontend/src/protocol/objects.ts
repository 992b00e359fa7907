/** The nouns of the protocol: names for the generated types. */

import type { operations } from "./rest.gen";
import type * as Wire from "./wire.gen";

export type Id = string;
/** RFC 3339, UTC. */
export type Timestamp = string;

export type Author = Wire.Author;
export type Message = Wire.MessagePayload;
export type Mention = Message["mentions"][number];
export type Poll = NonNullable<Message["poll"]>;
/** What is asked beside a message that is on its way. */
export type NewPoll = Wire.AskedPoll;
export type ReactionTotal = Wire.ReactionTotal;
type ReadThread = operations["threads_retrieve"]["responses"][200]["content"]["application/json"]["thread"];
/** What depends on the viewer is in REST answers only. */
export type Thread = Wire.ThreadPayload & Partial<Omit<ReadThread, keyof Wire.ThreadPayload>>;
export type Tombstone = Wire.Tombstone;
export type Quote = Wire.Quote;
export type Quotes = Record<Id, Quote>;

type ListedRoom = operations["spaces_rooms_list"]["responses"][200]["content"]["application/json"]["results"][number];
/** `head`: not in a broadcast, whose `seq` says it. The rest is the viewer's own: in REST answers only. */
export type Room = Wire.RoomPayload &
  Pick<ListedRoom, "head"> &
  Partial<Omit<ListedRoom, keyof Wire.RoomPayload | "head">>;

export type Space = operations["spaces_retrieve"]["responses"][200]["content"]["application/json"];

export type PresenceStatus = NonNullable<Wire.PresenceData["status"]>;
