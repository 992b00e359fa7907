import { act, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { Author, Message } from "@/protocol/objects";
import type { State, Timeline } from "@/store/state";

import { Announcer } from "./Announcer";

const person = (name: string): Author => ({ id: name, username: name, display_name: name, avatar: null, badge: null });
const said = (seq: number, name: string, content = `text ${seq}`) => ({ id: `m${seq}`, seq, author: person(name), content, state: "published", kind: "text" }) as Message;

function show(list: Message[], live = true) {
  const timeline = { ids: list.map(({ id }) => id), cursor: 0, hasOlder: false, live } satisfies Timeline;
  const messages = Object.fromEntries(list.map((one) => [one.id, one])) as State["messages"];
  return <Announcer timeline={timeline} messages={messages} me={person("Me")} />;
}

const wait = (time: number) => act(() => vi.advanceTimersByTime(time));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("reads one message out and says nothing of what was there before", () => {
  const { rerender, container } = render(show([said(1, "Bob")]));
  wait(2_000);
  expect(container.textContent).toBe("");
  rerender(show([said(1, "Bob"), said(2, "Bob", "**hello**")]));
  wait(700);
  expect(container.textContent).toBe("Bob: hello");
});

it("tells several together, by number and names", () => {
  const first = [said(1, "Bob")];
  const { rerender, container } = render(show(first));
  rerender(show([...first, said(2, "Bob")]));
  rerender(show([...first, said(2, "Bob"), said(3, "Mia"), said(4, "Bob")]));
  wait(700);
  expect(container.textContent).toBe("3 new messages from Bob and Mia");
});

it("names two people and counts the others", () => {
  const list = ["Bob", "Bob", "Mia", "Ida", "Kim"].map((name, index) => said(index + 1, name));
  const { rerender, container } = render(show(list.slice(0, 1)));
  rerender(show(list));
  wait(700);
  expect(container.textContent).toBe("4 new messages from Bob, Mia and 2 others");
});

it("does not flood: what comes within five seconds is told at their end", () => {
  const list = Array.from({ length: 20 }, (_, index) => said(index + 1, "Bob"));
  const { rerender, container } = render(show(list.slice(0, 1)));
  rerender(show(list.slice(0, 2)));
  wait(700);
  expect(container.textContent).toBe("Bob: text 2");
  wait(1_500);
  for (let count = 3; count <= 20; count += 1) {
    rerender(show(list.slice(0, count)));
    wait(100);
    expect(container.textContent).toBe("");
  }
  wait(1_700);
  expect(container.textContent).toBe("18 new messages from Bob");
});

it("passes over one's own messages", () => {
  const { rerender, container } = render(show([said(1, "Bob")]));
  rerender(show([said(1, "Bob"), said(2, "Me")]));
  wait(10_000);
  expect(container.textContent).toBe("");
});
