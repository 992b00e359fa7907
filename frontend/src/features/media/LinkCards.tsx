import { useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { rest } from "@/lib/rest";
import type { Message } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { IconButton } from "@/ui/IconButton";
import { useToast } from "@/ui/toasts";

function host(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return "";
  }
}

/** What the pages that a message links to say of themselves; its author can take that off. */
export function LinkCards({ message }: { message: Message }) {
  const { t } = useTranslation();
  const say = useToast();
  const own = useStore((state) => state.me?.id === message.author.id);
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await rest.removeEmbeds(message.id);
    } catch (error) {
      say(errorText(t, error), "bad");
    } finally {
      setBusy(false);
    }
  };
  return message.embeds.map((embed, index) => (
    <div key={embed.url} className="mt-1.5 flex w-[30rem] max-w-full items-start gap-2 rounded-2xl border border-line border-l-4 border-l-line-strong bg-raised py-2.5 pr-1.5 pl-3.5">
      <div className="min-w-0 flex-1 space-y-0.5">
        <p className="truncate text-xs text-ink-faint">{embed.site_name || host(embed.url)}</p>
        <a
          href={embed.url}
          target="_blank"
          rel="noopener noreferrer nofollow ugc"
          className="line-clamp-2 text-sm leading-5 font-semibold wrap-anywhere text-pecan hover:underline"
        >
          {embed.title || embed.url}
        </a>
        {embed.description && <p className="line-clamp-3 text-[0.8125rem] leading-5 wrap-anywhere text-ink-soft">{embed.description}</p>}
      </div>
      {own && index === 0 && (
        <IconButton bare icon="close" size="small" label={t("media.link_remove")} disabled={busy} onClick={() => void remove()} />
      )}
    </div>
  ));
}
