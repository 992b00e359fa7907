import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useEmojiLabels } from "@/lib/emojiLabels";
import type { Message } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { EmojiButton } from "@/ui/emoji/EmojiButton";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { useToast } from "@/ui/toasts";

import { isEditable, useHands } from "./hands";
import { useKeepingEntries } from "./keeping";
import { MOST_REACTIONS, useReact } from "./Reactions";
import { selectedIn } from "./selected";
import { REACT } from "./useMessageKeys";

interface Props {
  message: Message;
  /** While something of it is open the bar must stay. */
  onHold: (held: boolean) => void;
}

const QUICK = ["👍", "❤️", "😂"];

/** The bar that floats over a message in hand. */
export default function MessageActions({ message, onHold }: Props) {
  const { t } = useTranslation();
  const labels = useEmojiLabels();
  const hands = useHands();
  const say = useToast();
  const me = useStore((state) => state.me?.id);
  const react = useReact(message);
  const own = message.author?.id === me;
  const [selected, setSelected] = useState("");
  const keeping = useKeepingEntries(message);
  const canReact = hands.canReact && message.reactions.length < MOST_REACTIONS;

  const copy = async (text: string, done: string) => {
    try {
      await navigator.clipboard.writeText(text);
      say(done);
    } catch {
      say(t("error.clipboard"), "bad");
    }
  };

  const link = `${location.origin}/m/${message.id}`;
  const common: MenuEntry[] = [
    { key: "text", label: t("message.copy_text"), icon: "list", onSelect: () => void copy(message.content, t("message.text_copied")) },
    { key: "link", label: t("message.copy_link"), icon: "link", onSelect: () => void copy(link, t("message.link_copied")) },
  ];
  const { pin } = hands;
  if (pin) common.push({ key: "pin", label: t(message.pinned ? "pins.take_off" : "pins.put_on_this"), icon: "pin", onSelect: () => pin(message) });
  const writing: MenuEntry[] = hands.canWrite
    ? [{ key: "reply", label: t("message.reply"), icon: "reply", onSelect: () => hands.reply(message) }]
    : [];
  const { quote, forward } = hands;
  if (quote && message.content) writing.push({ key: "quote", label: t("message.quote"), icon: "quote", onSelect: () => quote(message, selected) });
  if (forward && message.state === "published") common.push({ key: "forward", label: t("message.forward"), icon: "forward", onSelect: () => forward(message) });
  if (hands.canWrite && isEditable(message, me))
    writing.push({ key: "edit", label: t("message.edit"), icon: "pencil", onSelect: () => hands.edit(message.id) });
  if (hands.openThread && hands.canThread)
    writing.push({ key: "thread", label: t("threads.reply"), icon: "thread", onSelect: () => hands.openThread?.(message) });
  if (hands.openBeside && hands.canThread)
    writing.push({ key: "beside", label: t("threads.beside"), icon: "beside", onSelect: () => hands.openBeside?.(message) });
  if (hands.accept && message.thread)
    writing.push({
      key: "answer",
      label: t(hands.answer === message.id ? "threads.unaccept" : "threads.accept"),
      icon: "check",
      onSelect: () => hands.accept?.(message),
    });
  if (hands.select) common.push({ key: "select", label: t("moves.select"), icon: "check", onSelect: () => hands.select?.(message) });
  const last: MenuEntry[] = own
    ? [{ key: "delete", label: t("message.delete"), icon: "trash", danger: true, onSelect: () => hands.remove(message) }]
    : [{ key: "report", label: t("message.report"), icon: "flag", danger: true, onSelect: () => hands.report(message) }];

  return (
    <div
      role="toolbar"
      aria-label={t("message.actions")}
      // A press takes the selection away.
      onPointerDownCapture={(event) => setSelected(selectedIn(event.currentTarget.closest("article")))}
      // One bar at a time: that of a focused row gives way to the hovered one's, unless the focus is in it.
      className="appear absolute -top-4 right-3 z-10 flex items-center rounded-xl border border-line bg-raised p-0.5 shadow-lift [[role=log]:has(article:hover)_article:not(:hover)>&:not(:focus-within)]:opacity-0"
    >
      {canReact &&
        QUICK.map((emoji) => (
          <button
            key={emoji}
            type="button"
            aria-label={t("reaction.with", { emoji })}
            onClick={() => void react(emoji)}
            className="grid size-8 place-items-center rounded-lg emoji text-base hover:bg-shell max-sm:hidden"
          >
            {emoji}
          </button>
        ))}
      {canReact && (
        <EmojiButton
          label={t("reaction.add")}
          labels={labels}
          onPick={(emoji) => void react(emoji)}
          onOpenChange={onHold}
          trigger={<IconButton {...REACT} bare icon="smile" size="small" label={t("reaction.add")} />}
        />
      )}
      {hands.canWrite && <IconButton icon="reply" size="small" label={t("message.reply")} onClick={() => hands.reply(message)} />}
      {hands.accept && message.thread && (
        <IconButton
          icon="check"
          size="small"
          label={t(hands.answer === message.id ? "threads.unaccept" : "threads.accept")}
          aria-pressed={hands.answer === message.id}
          onClick={() => hands.accept?.(message)}
        />
      )}
      {hands.openThread && hands.canThread && (
        <IconButton icon="thread" size="small" label={t("threads.reply")} onClick={() => hands.openThread?.(message)} />
      )}
      <Menu
        groups={[writing, keeping.entries, common, last]}
        onOpenChange={(open) => {
          if (open) keeping.ask();
          onHold(open);
        }}
        trigger={<IconButton bare icon="more" size="small" label={t("message.more")} />}
      />
    </div>
  );
}
