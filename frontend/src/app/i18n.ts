import i18next, { type BackendModule, type ResourceKey } from "i18next";
import { initReactI18next } from "react-i18next";

import { holdUntil } from "@/lib/lazily";
import { load, save } from "@/lib/storage";

type Load = () => Promise<{ default: object }>;

/**
 * Only the language in use is fetched, and of it first what the first page can show; each is complete.
 * A further one is a file in `src/locales` and a line here.
 */
const loaders: Record<string, { first: Load; later: Load }> = {
  en: { first: () => import("@/locales/en.json?first"), later: () => import("@/locales/en.json?later") },
  ko: { first: () => import("@/locales/ko.json?first"), later: () => import("@/locales/ko.json?later") },
};
const LANGUAGES = Object.keys(loaders);
const KEY = "carya.language";
/** How i18next is asked to try once more, a few times. */
const AGAIN = true as unknown as false;

type Tree = { [key: string]: string | Tree };

function merged(one: Tree, other: Tree): Tree {
  const all = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const mine = all[key];
    all[key] = typeof mine === "object" && typeof value === "object" ? merged(mine, value) : value;
  }
  return all;
}

let isDrawn = false;

/** The first page does not wait for the rest, which what is fetched later does. */
async function fetchTexts(language: string): Promise<object> {
  const loader = loaders[language];
  if (!loader) throw new Error(`no language ${language}`);
  const rest = loader.later().then(({ default: texts }) => i18next.addResourceBundle(language, "translation", texts, true));
  holdUntil(rest);
  if (isDrawn) await rest;
  const { default: first } = await loader.first();
  // What came before is kept only if it is given again: i18next replaces whole groups.
  return merged((i18next.getResourceBundle(language, "translation") ?? {}) as Tree, first as Tree);
}

const fetched: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, _, done) => {
    fetchTexts(language).then((texts) => done(null, texts as ResourceKey), (error: Error) => done(error, AGAIN));
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
  .use(fetched)
  .use(initReactI18next)
  .init({
    lng: preferred(),
    fallbackLng: false,
    supportedLngs: LANGUAGES,
    load: "languageOnly",
    interpolation: { escapeValue: false },
    react: { bindI18nStore: "added" },
    returnNull: false,
    showSupportNotice: false,
  });

// From here on a change is somebody's wish; the first language may only have been the browser's.
void ready.then(() => {
  isDrawn = true;
  i18next.on("languageChanged", (language) => save(KEY, language));
});
