import { useEffect, useEffectEvent } from "react";

import { load, save } from "./storage";

interface Shortcut {
  /** Any of these; `Mod` is ⌘ on a Mac, else Ctrl. A letter or a sign stands for itself, with Shift where it is named. */
  keys: string[];
  scope: Scope;
  /** Also while somebody writes. */
  typing?: true;
}

export const SCOPES = ["everywhere", "room", "message", "writing"] as const;
export type Scope = (typeof SCOPES)[number];

/** Every shortcut of the client: what binds them and what lists them both read this. Their words are `keys.<name>`. */
export const SHORTCUTS = {
  switcher: { keys: ["Mod+K"], scope: "everywhere", typing: true },
  search: { keys: ["/"], scope: "everywhere" },
  help: { keys: ["?", "Mod+/"], scope: "everywhere", typing: true },
  room_next: { keys: ["Alt+ArrowDown"], scope: "everywhere", typing: true },
  room_previous: { keys: ["Alt+ArrowUp"], scope: "everywhere", typing: true },
  unread_next: { keys: ["Alt+Shift+ArrowDown"], scope: "everywhere", typing: true },
  unread_previous: { keys: ["Alt+Shift+ArrowUp"], scope: "everywhere", typing: true },
  write: { keys: ["C"], scope: "room" },
  latest: { keys: ["End"], scope: "room" },
  mark_read: { keys: ["Escape"], scope: "room" },
  members: { keys: ["Shift+M"], scope: "room" },
  threads: { keys: ["Shift+T"], scope: "room" },
  message_next: { keys: ["ArrowDown"], scope: "message" },
  message_previous: { keys: ["ArrowUp"], scope: "message" },
  reply: { keys: ["R"], scope: "message" },
  quote_reply: { keys: ["Q"], scope: "message" },
  forward: { keys: ["F"], scope: "message" },
  react: { keys: ["+"], scope: "message" },
  thread: { keys: ["T"], scope: "message" },
  edit: { keys: ["E"], scope: "message" },
  pin: { keys: ["P"], scope: "message" },
  remove: { keys: ["Delete"], scope: "message" },
  send: { keys: ["Enter"], scope: "writing", typing: true },
  line: { keys: ["Shift+Enter"], scope: "writing", typing: true },
  edit_last: { keys: ["ArrowUp"], scope: "writing", typing: true },
  bold: { keys: ["Mod+B"], scope: "writing", typing: true },
  italic: { keys: ["Mod+I"], scope: "writing", typing: true },
  strike: { keys: ["Mod+Shift+X"], scope: "writing", typing: true },
  code: { keys: ["Mod+E"], scope: "writing", typing: true },
  link: { keys: ["Mod+Shift+K"], scope: "writing", typing: true },
  spoiler: { keys: ["Mod+Shift+S"], scope: "writing", typing: true },
  list: { keys: ["Mod+Shift+8"], scope: "writing", typing: true },
  quote: { keys: ["Mod+Shift+9"], scope: "writing", typing: true },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof SHORTCUTS;

export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.platform);

/** What a key event says that shortcuts ask for; React's events and the browser's have it alike. */
export interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const SIGN = /^[^\p{L}\d]$/u;

/** The key by its sign; by its place on the board where Shift, Alt or another script changes what it says. */
function isKey(event: Pressed, key: string): boolean {
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  if (/^\d$/.test(key)) return event.code === `Digit${key}`;
  return /^[A-Z]$/.test(key) && event.code === `Key${key}` && !/^[a-z]$/i.test(event.key);
}

function isPressed(event: Pressed, wanted: string): boolean {
  const parts = wanted.split("+");
  const key = parts.pop() || "+";
  const mod = parts.includes("Mod");
  // Shift belongs to a sign on some boards and not on others.
  const shift = SIGN.test(key) || event.shiftKey === parts.includes("Shift");
  return isKey(event, key) && shift && event.altKey === parts.includes("Alt") && (event.ctrlKey || event.metaKey) === mod;
}

/** Whether an event is the shortcut of this name. */
export const pressed = (event: Pressed, name: ShortcutName): boolean => SHORTCUTS[name].keys.some((keys) => isPressed(event, keys));

const WRITES = "input, textarea, select, [contenteditable=true]";
const OVERLAYS = "[role=dialog], [role=menu], [role=listbox]";
const isIn = (event: Event, selector: string) => event.target instanceof Element && event.target.closest(selector) !== null;

const SINGLE = "carya.single_keys";
/** Whether keys without Ctrl, ⌘ or Alt do anything outside of what has the focus; some people's voice or hand types them unasked. */
export const singleKeys = (): boolean => load(SINGLE) !== "off";
export const setSingleKeys = (on: boolean): void => save(SINGLE, on ? null : "off");

const isSingle = (event: Pressed) => !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;

function mayFire(event: KeyboardEvent, name: ShortcutName): boolean {
  if (event.defaultPrevented || event.isComposing || isIn(event, OVERLAYS)) return false;
  if (isSingle(event) && !singleKeys()) return false;
  return !isIn(event, WRITES) || (!isSingle(event) && "typing" in SHORTCUTS[name]);
}

type Handlers = Partial<Record<ShortcutName, (event: KeyboardEvent) => void>>;

/** Binds shortcuts for as long as the component is there; what has the focus comes first. */
export function useShortcuts(handlers: Handlers): void {
  const listen = useEffectEvent((event: KeyboardEvent) => {
    for (const [name, run] of Object.entries(handlers) as [ShortcutName, (event: KeyboardEvent) => void][]) {
      if (!pressed(event, name) || !mayFire(event, name)) continue;
      event.preventDefault();
      run(event);
      return;
    }
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => listen(event);
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

const MAC: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };
const CAPS: Record<string, string> = { Mod: "Ctrl", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc", Delete: "Del" };

/** The keys of a shortcut as they stand on the board: `["Ctrl", "K"]`. */
export function keyCaps(keys: string): string[] {
  const parts = keys === "+" ? ["+"] : keys.split("+");
  return parts.map((part) => (isMac() && MAC[part]) || CAPS[part] || part);
}
