import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import type { Author } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { PresenceDot } from "@/ui/PresenceDot";
import { useToast } from "@/ui/toasts";

/** Who someone is, and the way to be rid of them. */
export default function PersonDetails({ person, onDone }: { person: Author; onDone: () => void }) {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const isMe = useStore((state) => state.me?.id === person.id);
  const isBlocked = useStore((state) => state.blocked[person.id] === true);
  const presence = useStore((state) => state.presence[person.id]);

  const block = async () => {
    try {
      await live.block(person.id, !isBlocked);
      say(t(isBlocked ? "person.unblocked" : "person.blocked", { name: person.display_name }));
      onDone();
    } catch (error) {
      say(errorText(t, error), "bad");
    }
  };

  return (
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
  );
}
