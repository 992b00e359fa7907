import i18next, { type BackendModule, type ResourceKey } from "i18next";
import { initReactI18next } from "react-i18next";

import { load, save } from "@/lib/storage";

type Loader = () => Promise<{ default: object }>;

/** Only the language in use is fetched; each is complete. A further one is a file in `src/locales` and a line here. */
const loaders: Record<string, Loader> = {
  en: () => import("@/locales/en.json"),
  ko: () => import("@/locales/ko.json"),
};
const LANGUAGES = Object.keys(loaders);
const KEY = "carya.language";
/** How i18next is asked to try once more, a few times. */
const AGAIN = true as unknown as false;

const lazily: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, _, done) => {
    const loaded = loaders[language]?.() ?? Promise.reject(new Error(`no language ${language}`));
    loaded.then(({ default: texts }) => done(null, texts as ResourceKey), (error: Error) => done(error, AGAIN));
  },
};

/** What was chosen on this browser, else the first language of the browser that is on offer. */
function preferred(): string {
  const wished = [load(KEY), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return wished.find((tag) => tag !== undefined && LANGUAGES.includes(tag)) ?? "en";
}

i18next.on("languageChanged", (language) => {
  document.documentElement.lang = language;
});

/** Resolves when the first page can be drawn in the reader's language. */
export const ready = i18next
  .use(lazily)
  .use(initReactI18next)
  .init({
    lng: preferred(),
    fallbackLng: false,
    supportedLngs: LANGUAGES,
    load: "languageOnly",
    interpolation: { escapeValue: false },
    returnNull: false,
    showSupportNotice: false,
  });

// From here on a change is somebody's wish; the first language may only have been the browser's.
void ready.then(() => i18next.on("languageChanged", (language) => save(KEY, language)));
