import { useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import type { Author } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { Popover } from "@/ui/Popover";
import type { Trigger } from "@/ui/overlay/useTrigger";
import { PresenceDot } from "@/ui/PresenceDot";
import { useToast } from "@/ui/toasts";

interface Props {
  person: Author;
  trigger: Trigger;
}

/** Who someone is, and the way to be rid of them. */
export function PersonCard({ person, trigger }: Props) {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const [open, setOpen] = useState(false);
  const isMe = useStore((state) => state.me?.id === person.id);
  const isBlocked = useStore((state) => state.blocked[person.id] === true);
  const presence = useStore((state) => state.presence[person.id]);

  const block = async () => {
    try {
      await live.block(person.id, !isBlocked);
      say(t(isBlocked ? "person.unblocked" : "person.blocked", { name: person.display_name }));
      setOpen(false);
    } catch (error) {
      say(errorText(t, error), "bad");
    }
  };

  return (
    <Popover trigger={trigger} label={person.display_name} open={open} onOpenChange={setOpen} side="right" align="start">
      <div className="w-72">
        <div className="h-14 bg-linear-to-br from-pecan-wash to-leaf-wash" />
        <div className="-mt-7 space-y-3 p-4 pt-0">
          <Avatar id={person.id} name={person.display_name} src={person.avatar} size="large" className="ring-4 ring-raised" />
          <div>
            <p className="flex items-center gap-2 font-display text-lg leading-tight font-semibold">
              {person.display_name}
              {person.badge && <span className="rounded-md bg-leaf-wash px-1.5 py-0.5 font-sans text-tiny font-semibold text-leaf">{person.badge}</span>}
            </p>
            <p className="text-sm text-ink-faint">@{person.username}</p>
          </div>
          {presence && (
            <p className="flex items-center gap-2 text-sm text-ink-soft">
              <PresenceDot status={presence.status} />
              {t(`presence.${presence.status}`)}
              {presence.text && <span className="truncate">· {presence.text}</span>}
            </p>
          )}
          {!isMe && (
            <div className="border-t border-line pt-3">
              <Button look="outline" size="small" onClick={() => void block()} className="w-full">
                <Icon name="block" className="size-4" />
                {t(isBlocked ? "person.unblock" : "person.block")}
              </Button>
              {!isBlocked && <p className="mt-2 text-xs leading-relaxed text-ink-faint">{t("person.block_hint")}</p>}
            </div>
          )}
        </div>
      </div>
    </Popover>
  );
}
