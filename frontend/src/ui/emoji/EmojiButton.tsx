import { Suspense, useState } from "react";

import { lazily } from "@/lib/lazily";

import type { Trigger } from "../overlay/useTrigger";
import { Popover } from "../Popover";
import { Spinner } from "../Spinner";
import type { EmojiLabels } from "./EmojiPicker";

const EmojiPicker = lazily(() => import("./EmojiPicker"));

interface Props {
  trigger: Trigger;
  label: string;
  labels: EmojiLabels;
  onPick: (emoji: string) => void;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "end";
}

/** Opens the picker, which is fetched when it is first needed. */
export function EmojiButton({ trigger, label, labels, onPick, onOpenChange, align = "end" }: Props) {
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  return (
    <Popover trigger={trigger} label={label} open={open} onOpenChange={change} align={align}>
      <Suspense
        fallback={
          <div className="grid h-88 w-78 place-items-center text-ink-faint">
            <Spinner className="size-6" />
          </div>
        }
      >
        <EmojiPicker
          labels={labels}
          onPick={(emoji) => {
            change(false);
            onPick(emoji);
          }}
        />
      </Suspense>
    </Popover>
  );
}
