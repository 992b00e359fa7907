import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { plainText } from "@/lib/markdown/blocks";
import { rest } from "@/lib/rest";
import { moment } from "@/lib/time";
import type { Message, Room } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { Avatar } from "@/ui/Avatar";
import { IconButton } from "@/ui/IconButton";
import { Spinner } from "@/ui/Spinner";
import { useToast } from "@/ui/toasts";

import { pinnedNow } from "./pinned";

const EXCERPT = 220;

interface Props {
  room: Room;
  mayChange: boolean;
  onShow: (message: Message) => void;
}

export function PinnedList({ room, mayChange, onShow }: Props) {
  const { t } = useTranslation();
  const messages = useStore((state) => state.messages);
  const blocked = useStore((state) => state.blocked);
  const listed = useQuery({ queryKey: ["pins", room.id], queryFn: () => rest.pins(room.id), staleTime: 0 });
  const pinned = useMemo(
    () => (listed.data ? pinnedNow(listed.data.results, messages, room.id, blocked) : null),
    [listed.data, messages, room.id, blocked],
  );
  return (
    <section aria-label={t("pins.messages")}>
      <h3 className="mb-2 flex items-baseline justify-between text-xs font-semibold tracking-wide text-ink-faint uppercase">
        {t("pins.messages")}
        {pinned && pinned.length > 0 && <span className="tabular-nums">{pinned.length}</span>}
      </h3>
      {listed.isError ? (
        <p role="alert" className="text-sm text-berry">{errorText(t, listed.error)}</p>
      ) : !pinned ? (
        <p role="status" className="flex items-center gap-2 text-sm text-ink-faint"><Spinner /> {t("page.loading")}</p>
      ) : pinned.length === 0 ? (
        <p className="text-sm text-pretty text-ink-soft">{t(mayChange ? "pins.none_yet" : "pins.none")}</p>
      ) : (
        <ul className="space-y-2">
          {pinned.map((message) => (
            <Pinned key={message.id} message={message} mayChange={mayChange} onShow={onShow} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Pinned({ message, mayChange, onShow }: { message: Message } & Omit<Props, "room">) {
  const { t, i18n } = useTranslation();
  const live = useLive();
  const say = useToast();
  const { author } = message;
  const text = plainText(message.content).slice(0, EXCERPT) || t("media.attachment");
  const unpin = () => void live.pin(message.id, false).catch((error: unknown) => say(errorText(t, error), "bad"));
  return (
    <li className="relative rounded-2xl border border-line bg-raised p-3 shadow-lift focus-within:border-pecan hover:border-line-strong">
      <p className="flex items-center gap-2 pr-8 text-[0.8125rem]">
        <Avatar id={author.id} name={author.display_name} src={author.avatar} size="small" />
        <span className="truncate font-semibold text-ink">{author.display_name}</span>
        <time dateTime={message.published_at ?? ""} className="shrink-0 text-xs text-ink-faint">{moment(message.published_at ?? message.created_at, i18n.language)}</time>
      </p>
      <button
        type="button"
        onClick={() => onShow(message)}
        aria-label={t("pins.show", { name: author.display_name, text })}
        // The whole card leads there; the button to take it off lies above.
        className="mt-1.5 line-clamp-4 text-left text-sm text-ink-soft after:absolute after:inset-0 after:rounded-2xl"
      >
        {text}
      </button>
      {mayChange && <IconButton icon="close" size="small" label={t("pins.take_off")} onClick={unpin} className="absolute! top-2 right-2 z-10" />}
    </li>
  );
}
