import { type ReactNode, Suspense, useState } from "react";

import { lazily } from "@/lib/lazily";

import type { IconName } from "./Icon";
import type { MenuLook } from "./overlay/MenuList";
import { type Trigger, useTrigger } from "./overlay/useTrigger";

const MenuList = lazily(() => import("./overlay/MenuList"));

export interface MenuEntry {
  key: string;
  label: string;
  icon?: IconName;
  /** Replaces the icon. */
  mark?: ReactNode;
  danger?: boolean;
  checked?: boolean;
  /** Why it cannot be chosen now. */
  barred?: string | null;
  onSelect: () => void;
}

interface Props extends MenuLook {
  trigger: Trigger;
  onOpenChange?: (open: boolean) => void;
}

export function Menu({ trigger, onOpenChange, ...look }: Props) {
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  const { button, anchored } = useTrigger(trigger, { kind: "menu", open, onOpenChange: change });
  return (
    <>
      {button}
      {open && <Suspense><MenuList {...look} {...anchored} /></Suspense>}
    </>
  );
}
