import { useTranslation } from "react-i18next";

import SearchPage from "@/features/search/SearchPage";

import { PageHeader } from "./PageHeader";

export default function SearchRoute() {
  const { t } = useTranslation();
  return <SearchPage header={<PageHeader title={t("search.title")} search={false} />} />;
}
