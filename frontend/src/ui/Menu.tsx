import * as Radix from "@radix-ui/react-dropdown-menu";
import type { ReactNode } from "react";

import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";
import { leaveFocus } from "./leaveFocus";

export interface MenuEntry {
  key: string;
  label: string;
  icon?: IconName;
  /** Replaces the icon. */
  mark?: ReactNode;
  danger?: boolean;
  checked?: boolean;
  onSelect: () => void;
}

interface Props {
  trigger: ReactNode;
  /** Groups, parted by a line. */
  groups: MenuEntry[][];
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  header?: ReactNode;
  onOpenChange?: (open: boolean) => void;
}

const ITEM =
  "flex min-h-9 w-full cursor-pointer items-center gap-3 rounded-lg px-2.5 text-sm outline-none data-highlighted:bg-shell select-none";

/** Not modal: the scroll lock of a modal menu needs an inline stylesheet. */
export function Menu({ trigger, groups, align = "end", side = "bottom", header, onOpenChange }: Props) {
  return (
    <Radix.Root modal={false} {...(onOpenChange ? { onOpenChange } : {})}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={leaveFocus}
          className="appear z-50 min-w-52 rounded-2xl border border-line bg-raised p-1.5 text-ink shadow-float"
        >
          {header}
          {groups.filter((group) => group.length > 0).map((group, index) => (
            <Radix.Group key={group[0]?.key}>
              {index > 0 && <Radix.Separator className="mx-2 my-1.5 h-px bg-line" />}
              {group.map((entry) => (
                <Radix.Item key={entry.key} onSelect={entry.onSelect} className={cx(ITEM, entry.danger && "text-berry")}>
                  {entry.mark ?? (entry.icon && <Icon name={entry.icon} className="size-[1.125rem] opacity-80" />)}
                  <span className="flex-1">{entry.label}</span>
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
