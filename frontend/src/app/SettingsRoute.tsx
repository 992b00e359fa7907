import { useTranslation } from "react-i18next";

import SettingsPage from "@/features/settings/SettingsPage";

import { PageHeader } from "./PageHeader";

export default function SettingsRoute() {
  const { t } = useTranslation();
  return <SettingsPage header={<PageHeader title={t("shell.settings")} />} />;
}
