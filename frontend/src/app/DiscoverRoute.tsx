import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import DiscoverPage from "@/features/spaces/DiscoverPage";

import { PageHeader } from "./PageHeader";
import { spacePath } from "./spaces";

export default function DiscoverRoute() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t("spaces.discover")} · Carya`;
  }, [t]);
  return (
    <>
      <PageHeader title={t("spaces.discover")} text={t("spaces.discover_text")} />
      <DiscoverPage pathOf={spacePath} />
    </>
  );
}
