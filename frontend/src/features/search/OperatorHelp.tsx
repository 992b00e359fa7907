import { useTranslation } from "react-i18next";

import { CHOICES, EXAMPLES, OPERATORS } from "./operators";

const WORDS = { words: "release plans", phrase: '"release plans"', prefix: "rel*", not: "-from:mia" } as const;
const WORD_NAMES = ["words", "phrase", "prefix", "not"] as const;

const EXAMPLE = "rounded-md bg-shell/70 px-1.5 py-0.5 font-mono text-[0.8125rem] text-pecan";

/** What can be written into the box; an example goes there when it is chosen. */
export function OperatorHelp({ onChoose }: { onChoose: (item: string) => void }) {
  const { t } = useTranslation();
  const line = (example: string, meaning: string) => (
    <li key={example}>
      <button
        type="button"
        onClick={() => onChoose(example)}
        className="flex w-full items-baseline gap-3 rounded-lg px-2 py-1.5 text-left hover:bg-shell/50 max-sm:flex-wrap max-sm:gap-y-1"
      >
        <span className="shrink-0 sm:w-48"><code className={EXAMPLE}>{example}</code></span>
        <span className="min-w-0 text-sm text-ink-soft">{meaning}</span>
      </button>
    </li>
  );
  return (
    <section aria-labelledby="search-help" className="mx-auto w-full max-w-2xl px-3 py-6 sm:px-6">
      <h2 id="search-help" className="px-2 font-display text-lg font-semibold">{t("search.help")}</h2>
      <p className="mt-1 mb-4 px-2 text-sm text-ink-soft">{t("search.help_text")}</p>
      <ul className="space-y-0.5">
        {WORD_NAMES.map((name) => line(WORDS[name], t(`search.text.${name}`)))}
        {OPERATORS.map((name) => {
          const more = CHOICES[name]?.map((choice) => `${name}:${choice}`).filter((one) => one !== EXAMPLES[name]) ?? [];
          return line(EXAMPLES[name], t(`search.operator.${name}`) + (more.length > 0 ? ` (${more.join(", ")})` : ""));
        })}
      </ul>
    </section>
  );
}
