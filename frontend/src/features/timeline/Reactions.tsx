import { useTranslation } from "react-i18next";

import { useEmojiLabels } from "@/lib/emojiLabels";
import { errorText } from "@/lib/errors";
import type { Message } from "@/protocol/objects";
import { useLive, useStore } from "@/store/context";
import { cx } from "@/ui/cx";
import { EmojiButton } from "@/ui/emoji/EmojiButton";
import { Icon } from "@/ui/Icon";
import { useToast } from "@/ui/toasts";

export const MOST_REACTIONS = 20;

/** Toggles one emoji of this viewer and says so when the server refuses. */
export function useReact(message: Message) {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  const mine = useStore((state) => state.mine[message.id]);
  return (emoji: string) =>
    live.react(message.id, emoji, !mine?.includes(emoji)).catch((error: unknown) => say(errorText(t, error), "bad"));
}

export function Reactions({ message, canReact }: { message: Message; canReact: boolean }) {
  const { t } = useTranslation();
  const labels = useEmojiLabels();
  const mine = useStore((state) => state.mine[message.id]);
  const toggle = useReact(message);
  if (message.reactions.length === 0) return null;
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-1" role="group" aria-label={t("reaction.group")}>
      {message.reactions.map(({ emoji, count }) => {
        const own = mine?.includes(emoji) ?? false;
        return (
          <button
            key={emoji}
            type="button"
            disabled={!canReact}
            aria-pressed={own}
            aria-label={t("reaction.chip", { emoji, count })}
            onClick={() => void toggle(emoji)}
            className={cx(
              "inline-flex h-7 items-center gap-1.5 rounded-full border px-2 text-sm tabular-nums transition-colors",
              own ? "border-pecan/60 bg-pecan-wash font-semibold text-pecan" : "border-line bg-husk text-ink-soft hover:border-line-strong",
            )}
          >
            <span className="emoji text-base leading-none">{emoji}</span>
            <span className="text-xs">{count}</span>
          </button>
        );
      })}
      {canReact && message.reactions.length < MOST_REACTIONS && (
        <EmojiButton
          label={t("reaction.add")}
          labels={labels}
          onPick={(emoji) => void toggle(emoji)}
          align="start"
          trigger={
            <button
              type="button"
              aria-label={t("reaction.add")}
              className="inline-grid h-7 w-8 place-items-center rounded-full border border-transparent text-ink-faint hover:border-line hover:bg-husk hover:text-ink"
            >
              <Icon name="smile" className="size-4" />
            </button>
          }
        />
      )}
    </div>
  );
}
