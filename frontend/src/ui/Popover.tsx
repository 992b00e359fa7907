import { Suspense, useState } from "react";

import { lazily } from "@/lib/lazily";

import type { PopoverLook } from "./overlay/PopoverBox";
import { type Trigger, useTrigger } from "./overlay/useTrigger";

const PopoverBox = lazily(() => import("./overlay/PopoverBox"));

interface Props extends PopoverLook {
  trigger: Trigger;
  /** Where somebody else opens and closes it. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

export function Popover({ trigger, open: wished, onOpenChange, ...look }: Props) {
  const [own, setOwn] = useState(false);
  const open = wished ?? own;
  const change = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  const { button, anchored } = useTrigger(trigger, { kind: "dialog", open, onOpenChange: change });
  return (
    <>
      {button}
      {open && <Suspense><PopoverBox {...look} {...anchored} /></Suspense>}
    </>
  );
}
