import { useTranslation } from "react-i18next";

import SettingsPage from "@/features/settings/SettingsPage";

import { chooseLanguage, type Language, LANGUAGES } from "./i18n";
import { PageHeader } from "./PageHeader";

export default function SettingsRoute() {
  const { t } = useTranslation();
  return (
    <SettingsPage
      languages={LANGUAGES}
      onLanguage={(language) => chooseLanguage(language as Language)}
      header={<PageHeader title={t("shell.settings")} />}
    />
  );
}
