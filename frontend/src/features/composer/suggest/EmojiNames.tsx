import { use, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { type Entry, findEmoji, groupsIn, recentEmoji, rememberEmoji } from "@/ui/emoji/data";

import { type ListProps, SuggestionList } from "./SuggestionList";

const MOST = 8;

/** Those whose names fit, the ones taken lately first. */
export function emojiFor(all: readonly Entry[], recent: readonly string[], query: string): Entry[] {
  const place = ([emoji]: Entry) => (recent.includes(emoji) ? recent.indexOf(emoji) : recent.length);
  return findEmoji(all, query.replaceAll("_", " ")).sort((one, other) => place(one) - place(other)).slice(0, MOST);
}

/** Emoji by what they are called in the reader's language. */
export function EmojiNames({ query, ...list }: ListProps & { query: string }) {
  const { t, i18n } = useTranslation();
  const groups = use(groupsIn(i18n.resolvedLanguage ?? "en"));
  const all = useMemo(() => groups.flatMap(([, entries]) => entries), [groups]);
  const found = useMemo(() => emojiFor(all, recentEmoji(), query), [all, query]);
  const suggestions = found.map(([emoji, name]) => ({
    key: emoji,
    insert: `${emoji} `,
    onPick: () => rememberEmoji(emoji),
    row: (
      <>
        <span aria-hidden="true" className="emoji text-xl">{emoji}</span>
        <span className="truncate">{name}</span>
      </>
    ),
  }));
  return <SuggestionList {...list} label={t("composer.suggest_emoji")} suggestions={suggestions} />;
}
