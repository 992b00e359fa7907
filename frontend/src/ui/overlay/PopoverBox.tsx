import * as Radix from "@radix-ui/react-popover";
import type { ReactNode } from "react";

import { useAnchored } from "./useAnchored";
import type { Anchored } from "./useTrigger";

export interface PopoverLook {
  label: string;
  side?: "top" | "bottom" | "right" | "left";
  align?: "start" | "center" | "end";
  children: ReactNode;
}

export default function PopoverBox({ label, side = "top", align = "end", children, ...anchored }: PopoverLook & Anchored) {
  const { anchor, onClose } = anchored;
  const handlers = useAnchored(anchored);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Anchor virtualRef={{ current: anchor as HTMLElement }} />
      <Radix.Portal>
        <Radix.Content
          {...handlers}
          side={side}
          align={align}
          sideOffset={8}
          collisionPadding={10}
          aria-label={label}
          className="appear z-50 overflow-hidden rounded-2xl border border-line bg-raised text-ink shadow-float outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
