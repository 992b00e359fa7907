import { useTranslation } from "react-i18next";

import { useMe, useRefreshMe } from "./queries";
import { rest } from "./rest";

/** A language in its own words. */
export const languageName = (tag: string): string => new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;

/** The language of the screen, those on offer, and the way to choose one. */
export function useLanguage() {
  const { i18n } = useTranslation();
  const me = useMe().data;
  const refresh = useRefreshMe();
  const { supportedLngs } = i18n.options;
  return {
    language: i18n.resolvedLanguage ?? i18n.language,
    languages: supportedLngs ? supportedLngs.filter((tag) => tag !== "cimode") : [],
    /** At once here; the server keeps it for mails and other devices of those who may write. */
    choose: async (language: string) => {
      await i18n.changeLanguage(language);
      if (!me?.user.can_write || me.user.locale === language) return;
      await rest.updateMe({ locale: language });
      await refresh();
    },
  };
}
