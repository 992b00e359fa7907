import * as Radix from "@radix-ui/react-dialog";
import type { ReactNode } from "react";

import { cx } from "../cx";
import { useFocusBack } from "../useFocusBack";

export interface DrawerProps {
  open: boolean;
  onClose: () => void;
  label: string;
  side: "left" | "right";
  children: ReactNode;
}

/** A sheet from the side of a small screen; without Radix' overlay, for the reason given in DialogBox. */
export default function DrawerBox({ open, onClose, label, side, children }: DrawerProps) {
  const focusBack = useFocusBack();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <div className="fixed inset-0 z-30 bg-veil" aria-hidden="true" />
        <Radix.Content
          {...focusBack}
          aria-describedby={undefined}
          className={cx(
            "fixed inset-y-0 z-40 flex w-[min(20rem,86vw)] flex-col bg-husk shadow-float outline-none",
            side === "left" ? "left-0" : "right-0",
          )}
        >
          <Radix.Title className="sr-only">{label}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
