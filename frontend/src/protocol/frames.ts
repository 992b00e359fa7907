/** Frames the server sends, and the commands it takes: names for the generated types. */

import type * as Wire from "./wire.gen";

export type WireError = Wire.ErrorBody;
/** What an answer holds depends on the command, see `Commands`. */
export type Reply = (Omit<Wire.Answer, "data"> & { data: unknown }) | Wire.Refusal;

export type SessionReady = Wire.ReadyData;
export type ReactionChange = Wire.ReactionChange;
export type PresenceData = Wire.PresenceData;
export type PresentPeople = Wire.PresentPeople;
export type HeldReason = string;

/** Exactly one frame per position of a room. */
export type DurableEvent =
  | Wire.MessageCreated
  | Wire.MessageUpdated
  | Wire.MessageDeleted
  | Wire.ThreadCreated
  | Wire.ThreadUpdated
  | Wire.RoomUpdated
  | Wire.RoomSkip;

/** What the connection keeps to itself. */
export type SessionEvent =
  | Wire.SessionReady
  | Wire.SessionBeat
  | Wire.SessionBye
  | Wire.SessionRevoked
  | Wire.RoomLag
  | Wire.RoomClosed;

export type ServerEvent = Exclude<Wire.ServerFrame, Wire.Answer | Wire.Refusal>;
/** What the store turns into state. */
export type StoreEvent = Exclude<ServerEvent, SessionEvent>;
export type ServerFrame = Reply | ServerEvent;

export type Snapshot = Wire.RoomState;
/** One thing that changed, once, in its present state. */
export type Item = Snapshot["items"][number];
export type Posted = Wire.MessagePosted;

/** Every command: what it takes and what it answers; this client subscribes in full. */
export type Commands = Omit<Wire.Commands, "room.subscribe"> & {
  "room.subscribe": { data: Wire.SubscribeRoom; reply: Snapshot };
};

export type CommandType = keyof Commands;
