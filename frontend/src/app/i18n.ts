import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import { load, save } from "@/lib/storage";
import en from "@/locales/en.json";

/** Languages on offer; a further one is a file in `src/locales` and a line here and in `loaders`. */
export const LANGUAGES = ["en"] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = "carya.language";

function preferred(): Language {
  const wished = [load(KEY), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return LANGUAGES.find((language) => wished.includes(language)) ?? "en";
}

void i18next.use(initReactI18next).init({
  lng: preferred(),
  fallbackLng: "en",
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  returnNull: false,
  showSupportNotice: false,
});

document.documentElement.lang = i18next.language;

export function chooseLanguage(language: Language): void {
  save(KEY, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
