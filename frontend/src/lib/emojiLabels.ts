import { useTranslation } from "react-i18next";

/** The picker's words in the reader's language. */
export function useEmojiLabels() {
  const { t, i18n } = useTranslation();
  return {
    language: i18n.resolvedLanguage ?? "en",
    search: t("emoji.search"),
    recent: t("emoji.recent"),
    none: t("emoji.none"),
    group: (key: string) => t(`emoji.group.${key}` as "emoji.group.flags"),
  };
}
