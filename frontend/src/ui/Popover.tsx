import * as Radix from "@radix-ui/react-popover";
import type { ReactNode } from "react";

import { leaveFocus } from "./leaveFocus";

interface Props {
  trigger: ReactNode;
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: "top" | "bottom" | "right" | "left";
  align?: "start" | "center" | "end";
  children: ReactNode;
}

export function Popover({ trigger, label, open, onOpenChange, side = "top", align = "end", children }: Props) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          align={align}
          sideOffset={8}
          collisionPadding={10}
          onCloseAutoFocus={leaveFocus}
          aria-label={label}
          className="appear z-50 overflow-hidden rounded-2xl border border-line bg-raised text-ink shadow-float outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
