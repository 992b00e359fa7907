import { useState } from "react";
import { useTranslation } from "react-i18next";

import { fileUrl } from "@/lib/files";
import { plainText } from "@/lib/markdown/blocks";
import { moment } from "@/lib/time";
import type { Message } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { Avatar } from "@/ui/Avatar";
import { Icon } from "@/ui/Icon";

import { picturesOf } from "./hung";

interface Props {
  message: Message;
  onOpen: (message: Message) => void;
}

/** One picture with who shows it, and what people made of it. */
export function Card({ message, onOpen }: Props) {
  const { t, i18n } = useTranslation();
  const thread = useStore((state) => state.threads[state.threadOf[message.id] ?? ""]);
  const known = useStore((state) => state.users[message.author.id]);
  const [gone, setGone] = useState(false);
  const author = known ?? message.author;
  const pictures = picturesOf(message);
  const [first] = pictures;
  const text = plainText(message.content);
  const replies = thread?.message_count ?? 0;
  if (!first) return null;
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-2xl border border-line bg-raised shadow-lift transition-shadow focus-within:border-pecan hover:shadow-float">
      <div className="relative aspect-4/3 bg-husk">
        {gone ? (
          <p className="absolute inset-0 grid place-items-center text-xs text-ink-faint">{t("media.gone")}</p>
        ) : (
          <img
            src={fileUrl(first.id, "preview")}
            alt={first.alt}
            loading="lazy"
            decoding="async"
            onError={() => setGone(true)}
            className="absolute inset-0 size-full object-cover"
          />
        )}
        {pictures.length > 1 && (
          <span className="absolute top-2 right-2 flex items-center gap-1 rounded-full bg-raised/90 px-2 py-0.5 text-tiny font-semibold text-ink">
            <Icon name="picture" className="size-3.5" /> {pictures.length}
          </span>
        )}
      </div>
      <div className="flex flex-1 flex-col gap-2 p-3">
        <button
          type="button"
          onClick={() => onOpen(message)}
          aria-label={t("showcase.open", { name: author.display_name, text: text || first.alt || t("media.picture") })}
          // The whole card leads to the thread.
          className="line-clamp-2 text-left text-sm text-ink after:absolute after:inset-0 after:rounded-2xl"
        >
          {text || first.alt || t("media.picture")}
        </button>
        <p className="mt-auto flex items-center gap-2 text-xs text-ink-soft">
          <Avatar id={author.id} name={author.display_name} src={author.avatar} size="small" />
          <span className="truncate font-medium">{author.display_name}</span>
          <time dateTime={message.published_at ?? ""} className="shrink-0 text-ink-faint">{moment(message.published_at ?? message.created_at, i18n.language)}</time>
          <span className="ml-auto flex shrink-0 items-center gap-2 tabular-nums">
            {message.reactions.slice(0, 2).map(({ emoji, count }) => (
              <span key={emoji}><span className="emoji">{emoji}</span> {count}</span>
            ))}
            {replies > 0 && (
              <span className="flex items-center gap-1" aria-label={t("threads.replies", { count: replies })}>
                <Icon name="thread" className="size-3.5" /> {replies}
              </span>
            )}
          </span>
        </p>
      </div>
    </li>
  );
}
