import { Suspense, useState } from "react";

import { lazily } from "@/lib/lazily";
import type { Author } from "@/protocol/objects";
import { Popover } from "@/ui/Popover";
import type { Trigger } from "@/ui/overlay/useTrigger";

const PersonDetails = lazily(() => import("./PersonDetails"));

interface Props {
  person: Author;
  trigger: Trigger;
}

/** Opens a card about someone. */
export function PersonCard({ person, trigger }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Popover trigger={trigger} label={person.display_name} open={open} onOpenChange={setOpen} side="right" align="start">
      <Suspense><PersonDetails person={person} onDone={() => setOpen(false)} /></Suspense>
    </Popover>
  );
}
