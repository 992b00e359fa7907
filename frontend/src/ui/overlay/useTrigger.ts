import { cloneElement, type HTMLAttributes, type ReactElement, useId, useState } from "react";

/** A button. */
export type Trigger = ReactElement<HTMLAttributes<HTMLElement>>;

/** What an overlay must know of the button that opened it. */
export interface Anchored {
  anchor: HTMLElement | null;
  /** The button's id, for the overlay's name. */
  labelledBy: string;
  byKeyboard: boolean;
  onClose: () => void;
}

interface Options {
  kind: "menu" | "dialog";
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/**
 * The button of a menu or a popover. It stands there without the library that draws what it opens:
 * that is fetched when it is first needed.
 */
export function useTrigger(trigger: Trigger, { kind, open, onOpenChange }: Options): { button: Trigger; anchored: Anchored } {
  const ownId = useId();
  const [by, setBy] = useState<{ anchor: HTMLElement | null; byKeyboard: boolean }>({ anchor: null, byKeyboard: false });
  const { props } = trigger;
  const id = props.id ?? ownId;
  const button = cloneElement(trigger, {
    id,
    "aria-haspopup": kind,
    "aria-expanded": open,
    // What Radix marks its own triggers with, for their looks.
    ...{ "data-state": open ? "open" : "closed" },
    onClick: (event) => {
      props.onClick?.(event);
      if (event.defaultPrevented) return;
      // A click without a pointer comes from a key.
      setBy({ anchor: event.currentTarget, byKeyboard: event.detail === 0 });
      onOpenChange(!open);
    },
    onKeyDown: (event) => {
      props.onKeyDown?.(event);
      if (kind !== "menu" || event.key !== "ArrowDown" || event.defaultPrevented) return;
      event.preventDefault();
      setBy({ anchor: event.currentTarget, byKeyboard: true });
      onOpenChange(true);
    },
  });
  return { button, anchored: { ...by, labelledBy: id, onClose: () => onOpenChange(false) } };
}
