import { useTranslation } from "react-i18next";

import { SideLink } from "./SideLink";

/** The way to what one has saved. */
export function SavedLink() {
  const { t } = useTranslation();
  return (
    <SideLink to="/saved" icon="bookmark">
      {t("saved.title")}
    </SideLink>
  );
}
