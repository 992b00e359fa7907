import { expect, test } from "vitest";

import type { Message, Thread, Tombstone } from "@/protocol/objects";

import { titleOf } from "./title";

const thread = (title: string) => ({ title }) as Thread;
const parent = (fields: Partial<Message>) => ({ kind: "text", state: "published", content: "**Soup** or salad?", ...fields }) as Message;

test("a thread is called by its title", () => expect(titleOf(thread("Lunch"), parent({}))).toBe("Lunch"));
test("without one it is called by what it began with", () => expect(titleOf(thread(""), parent({}))).toBe("Soup or salad?"));
test("words that are not shown any more name nothing", () => {
  expect(titleOf(thread(""), parent({ state: "hidden" }))).toBe("");
  expect(titleOf(thread(""), { kind: "deleted" } as Tombstone)).toBe("");
  expect(titleOf(thread(""), undefined)).toBe("");
});
