import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { languageName, useLanguage } from "@/lib/language";
import { chooseTheme, type Theme, theme, THEMES } from "@/lib/theme";
import { cx } from "@/ui/cx";
import { Icon, type IconName } from "@/ui/Icon";
import { useToast } from "@/ui/toasts";

import { ProfileForm } from "./ProfileForm";
import { SessionList } from "./SessionList";

const THEME_ICONS: Record<Theme, IconName> = { system: "screen", light: "sun", dark: "moon" };

interface SectionProps {
  title: string;
  text?: string;
  children: ReactNode;
}

function Section({ title, text, children }: SectionProps) {
  return (
    <section className="grid gap-5 border-t border-line py-8 first:border-t-0 md:grid-cols-[13rem_minmax(0,1fr)]">
      <div>
        <h2 className="font-display text-lg font-semibold">{title}</h2>
        {text && <p className="mt-1 text-sm leading-relaxed text-ink-soft">{text}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; label: string; icon?: IconName }[];
  onChoose: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <div role="radiogroup" aria-label={label} className="inline-flex flex-wrap gap-1 rounded-2xl bg-husk p-1">
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            "flex min-h-10 cursor-pointer items-center gap-2 rounded-xl px-4 text-sm font-medium has-focus-visible:outline-2 has-focus-visible:outline-pecan",
            option.value === value ? "bg-raised text-ink shadow-lift" : "text-ink-soft hover:text-ink",
          )}
        >
          <input
            type="radio"
            className="sr-only"
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          {option.icon && <Icon name={option.icon} className="size-[1.125rem]" />}
          {option.label}
        </label>
      ))}
    </div>
  );
}

interface Props {
  /** The way back; the shell's own. */
  header: ReactNode;
}

export default function SettingsPage({ header }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(theme);
  const { language, languages, choose } = useLanguage();
  const say = useToast();
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {header}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-3xl px-5 pb-16 sm:px-8">
          <Section title={t("settings.profile")} text={t("settings.profile_text")}>
            <ProfileForm />
          </Section>
          <Section title={t("settings.theme")} text={t("settings.theme_text")}>
            <Choice
              label={t("settings.theme")}
              value={chosen}
              options={THEMES.map((one) => ({ value: one, label: t(`settings.themes.${one}`), icon: THEME_ICONS[one] }))}
              onChoose={(value) => {
                chooseTheme(value);
                setChosen(value);
              }}
            />
          </Section>
          <Section title={t("settings.language")} text={t("settings.language_text")}>
            <Choice
              label={t("settings.language")}
              value={language}
              options={languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
              onChoose={(tag) => void choose(tag).catch((error: unknown) => say(errorText(t, error), "bad"))}
            />
          </Section>
          <Section title={t("settings.sessions")} text={t("settings.sessions_text")}>
            <SessionList />
          </Section>
        </div>
      </div>
    </div>
  );
}
