import { useTranslation } from "react-i18next";

import { plainText } from "@/lib/markdown/blocks";
import type { Message } from "@/protocol/objects";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";

export function ReplyBar({ message, onCancel }: { message: Message; onCancel: () => void }) {
  const { t } = useTranslation();
  const name = message.author?.display_name ?? t("person.deleted");
  return (
    <div className="flex items-center gap-2 border-b border-line py-1 pr-1 pl-3.5 text-[0.8125rem]">
      <Icon name="reply" className="size-4 text-pecan" />
      <p className="min-w-0 flex-1 truncate text-ink-soft">
        <span className="font-semibold text-ink">{t("composer.replying", { name })}</span> {plainText(message.content).slice(0, 160)}
      </p>
      <IconButton icon="close" size="small" label={t("composer.cancel_reply")} onClick={onCancel} />
    </div>
  );
}
