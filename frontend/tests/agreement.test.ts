import { expect, test } from "vitest";

import type { Commands, CommandType, ServerEvent } from "@/protocol/frames";
import type * as Wire from "@/protocol/wire.gen";

/** True when both have the same members; anything else does not compile. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

type GeneratedEvent = Extract<Wire.ServerFrame, { type: string }>;
type GeneratedData<T extends CommandType> = Extract<Wire.ClientFrame, { type: T }>["data"];
/** Commands whose data the server would refuse. */
type Refused = { [T in CommandType]: Commands[T]["data"] extends GeneratedData<T> ? never : T }[CommandType];

const events: Same<ServerEvent["type"], GeneratedEvent["type"]> = true;
const commands: Same<CommandType, Wire.ClientFrame["type"]> = true;
const data: Same<Refused, never> = true;

test("the client speaks of the events and commands that the server's schema names, and of no others", () => {
  expect([events, commands, data]).toEqual([true, true, true]);
});
