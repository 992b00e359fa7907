import * as Radix from "@radix-ui/react-dialog";
import type { ReactNode } from "react";

import { IconButton } from "../IconButton";
import { useFocusBack } from "../useFocusBack";

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  closeLabel: string;
  /** Gets the focus afterwards when what had it before is gone. */
  returnTo?: (() => HTMLElement | null) | undefined;
  children: ReactNode;
}

/**
 * A modal question. The veil is our own element: Radix' overlay locks the page's scrolling with an
 * inline stylesheet, which the content security policy refuses, and the page does not scroll anyway.
 */
export default function DialogBox({ open, onClose, title, description, closeLabel, returnTo, children }: DialogProps) {
  const focusBack = useFocusBack(returnTo);
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <div className="fixed inset-0 z-40 bg-veil" aria-hidden="true" />
        <div className="pointer-events-none fixed inset-0 z-50 grid place-items-end sm:place-items-center">
          <Radix.Content
            {...focusBack}
            {...(description ? {} : { "aria-describedby": undefined })}
            className="appear pointer-events-auto relative max-h-[90dvh] w-full overflow-y-auto rounded-t-3xl border border-line bg-raised p-6 shadow-float outline-none sm:w-[30rem] sm:rounded-3xl"
          >
            <Radix.Title className="pr-10 font-display text-xl font-semibold text-ink">{title}</Radix.Title>
            {description && (
              <Radix.Description className="mt-2 text-sm leading-relaxed text-ink-soft">{description}</Radix.Description>
            )}
            <div className="mt-5">{children}</div>
            <Radix.Close asChild>
              <IconButton bare icon="close" label={closeLabel} size="small" className="absolute top-5 right-5" />
            </Radix.Close>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}
