import { afterEach, expect, it, vi } from "vitest";
import { renderHook } from "@testing-library/react";

import { type Pressed, pressed, setSingleKeys, useShortcuts } from "./shortcuts";

const event = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more,
});
const press = (target: Element, key: string, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));

afterEach(() => {
  setSingleKeys(true);
  document.body.replaceChildren();
});

it("takes Ctrl and ⌘ alike", () => {
  expect(pressed(event("k", { ctrlKey: true }), "switcher")).toBe(true);
  expect(pressed(event("k", { metaKey: true }), "switcher")).toBe(true);
  expect(pressed(event("k"), "switcher")).toBe(false);
  expect(pressed(event("K", { ctrlKey: true, shiftKey: true }), "switcher")).toBe(false);
});

it("finds letters by their place where another script is written", () => {
  expect(pressed(event("ㄱ", { code: "KeyR" }), "reply")).toBe(true);
  expect(pressed(event("p", { code: "KeyR" }), "reply")).toBe(false);
});

it("takes a sign with or without Shift, as boards differ", () => {
  expect(pressed(event("?", { shiftKey: true }), "help")).toBe(true);
  expect(pressed(event("+", { shiftKey: true }), "react")).toBe(true);
  expect(pressed(event("+"), "react")).toBe(true);
});

it("tells Alt with an arrow from Alt, Shift and an arrow", () => {
  expect(pressed(event("ArrowDown", { altKey: true }), "room_next")).toBe(true);
  expect(pressed(event("ArrowDown", { altKey: true, shiftKey: true }), "room_next")).toBe(false);
  expect(pressed(event("ArrowDown", { altKey: true, shiftKey: true }), "unread_next")).toBe(true);
});

it("fires nothing while somebody types, unless it is meant", () => {
  const run = vi.fn();
  renderHook(() => useShortcuts({ help: run, mark_read: run, switcher: run }));
  const box = document.body.appendChild(document.createElement("textarea"));
  press(box, "?");
  press(box, "Escape");
  expect(run).not.toHaveBeenCalled();
  press(box, "k", { ctrlKey: true });
  expect(run).toHaveBeenCalledTimes(1);
  press(box, "k", { ctrlKey: true, isComposing: true });
  expect(run).toHaveBeenCalledTimes(1);
});

it("leaves dialogs and what is already answered alone", () => {
  const run = vi.fn();
  renderHook(() => useShortcuts({ mark_read: run }));
  const dialog = document.body.appendChild(document.createElement("div"));
  dialog.setAttribute("role", "dialog");
  press(dialog, "Escape");
  const panel = document.body.appendChild(document.createElement("div"));
  panel.addEventListener("keydown", (event) => event.preventDefault());
  press(panel, "Escape");
  expect(run).not.toHaveBeenCalled();
  press(document.body, "Escape");
  expect(run).toHaveBeenCalledTimes(1);
});

it("leaves single keys alone when they are switched off", () => {
  const run = vi.fn();
  renderHook(() => useShortcuts({ help: run }));
  setSingleKeys(false);
  press(document.body, "?");
  expect(run).not.toHaveBeenCalled();
  press(document.body, "/", { ctrlKey: true });
  expect(run).toHaveBeenCalledTimes(1);
});
