import { useTranslation } from "react-i18next";

import { languageName, useLanguage } from "@/lib/language";
import { cx } from "@/ui/cx";

/** For people who are not in yet: each language in its own words, so that nobody must read another one. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const { language, languages, choose } = useLanguage();
  return (
    <nav aria-label={t("settings.language")} className="mt-6 flex gap-1 text-sm">
      {languages.map((tag) => (
        <button
          key={tag}
          type="button"
          lang={tag}
          aria-pressed={tag === language}
          onClick={() => void choose(tag)}
          className={cx(
            "min-h-10 rounded-lg px-3 first:-ml-3",
            tag === language ? "font-semibold text-ink" : "text-ink-soft underline-offset-4 hover:text-ink hover:underline",
          )}
        >
          {languageName(tag)}
        </button>
      ))}
    </nav>
  );
}
