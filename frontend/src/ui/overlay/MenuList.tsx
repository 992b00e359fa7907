import * as Radix from "@radix-ui/react-menu";
import type { ReactNode } from "react";

import { cx } from "../cx";
import { Icon } from "../Icon";
import type { MenuEntry } from "../Menu";
import { useAnchored } from "./useAnchored";
import type { Anchored } from "./useTrigger";

export interface MenuLook {
  /** Groups, parted by a line. */
  groups: MenuEntry[][];
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  header?: ReactNode;
}

const ITEM =
  "flex min-h-9 w-full cursor-pointer items-center gap-3 rounded-lg px-2.5 text-sm outline-none data-highlighted:bg-shell select-none";

/** Not modal: the scroll lock of a modal menu needs an inline stylesheet. */
export default function MenuList({ groups, align = "end", side = "bottom", header, ...anchored }: MenuLook & Anchored) {
  const { anchor, labelledBy, byKeyboard, onClose } = anchored;
  const handlers = useAnchored(anchored);
  const first = (event: Event) => {
    if (!byKeyboard || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    event.target.querySelector<HTMLElement>("[role=menuitem]")?.focus({ preventScroll: true });
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()} modal={false}>
      <Radix.Anchor virtualRef={{ current: anchor as HTMLElement }} />
      <Radix.Portal>
        <Radix.Content
          {...handlers}
          {...{ onOpenAutoFocus: first }}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          aria-labelledby={labelledBy}
          className="appear z-50 max-h-(--radix-popper-available-height) min-w-52 overflow-y-auto rounded-2xl border border-line bg-raised p-1.5 text-ink shadow-float"
        >
          {header}
          {groups.filter((group) => group.length > 0).map((group, index) => (
            <Radix.Group key={group[0]?.key}>
              {index > 0 && <Radix.Separator className="mx-2 my-1.5 h-px bg-line" />}
              {group.map((entry) => (
                <Radix.Item
                  key={entry.key}
                  // Not `disabled`: the reason must be within reach of the keyboard.
                  aria-disabled={entry.barred ? true : undefined}
                  onSelect={(event) => (entry.barred ? event.preventDefault() : entry.onSelect())}
                  className={cx(ITEM, entry.danger && "text-berry", entry.barred && "cursor-not-allowed py-1.5 text-ink-faint")}
                >
                  {entry.mark ?? (entry.icon && <Icon name={entry.icon} className="size-[1.125rem] opacity-80" />)}
                  <span className="flex-1">
                    {entry.label}
                    {entry.barred && <span className="block max-w-56 text-xs">{entry.barred}</span>}
                  </span>
                  {entry.checked && <Icon name="check" className="size-4 text-pecan" />}
                </Radix.Item>
              ))}
            </Radix.Group>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
