import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import SavedPage from "@/features/saved/SavedPage";

import { PageHeader } from "./PageHeader";

export default function SavedRoute() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t("saved.title")} · Carya`;
  }, [t]);
  return (
    <>
      <PageHeader title={t("saved.title")} text={t("saved.text")} />
      <SavedPage />
    </>
  );
}
