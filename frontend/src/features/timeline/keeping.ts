import { useTranslation } from "react-i18next";

import type { Message } from "@/protocol/objects";
import { useStore } from "@/store/context";
import type { MenuEntry } from "@/ui/Menu";

import { useHands } from "./hands";

/** The entries of a message's menu that concern nobody but who opens it. `ask` goes before it opens. */
export function useKeepingEntries(message: Message): { entries: MenuEntry[]; ask: () => void } {
  const { t } = useTranslation();
  const { keep } = useHands();
  const saved = useStore((state) => state.saved[message.id] === true);
  const { id, seq } = message;
  if (!keep || seq === null || message.state !== "published") return { entries: [], ask: () => undefined };
  const { unread, past } = keep;
  const entries: MenuEntry[] = [
    { key: "save", label: t(saved ? "saved.let_go" : "saved.save"), icon: "bookmark", checked: saved, onSelect: () => keep.save(id, !saved) },
  ];
  if (unread) entries.push({ key: "unread", label: t("saved.unread"), icon: "dot", onSelect: () => unread(seq) });
  if (past && message.edited_at) entries.push({ key: "past", label: t("history.open"), icon: "clock", onSelect: () => past(message) });
  return { entries, ask: () => keep.ask(id) };
}
