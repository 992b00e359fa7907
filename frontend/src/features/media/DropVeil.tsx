import { useTranslation } from "react-i18next";

import { Icon } from "@/ui/Icon";

/** Says that files may be let go here. */
export function DropVeil() {
  const { t } = useTranslation();
  return (
    <div className="pointer-events-none absolute inset-0 z-30 grid place-items-center bg-veil p-4">
      <p className="appear flex items-center gap-3 rounded-3xl border-2 border-dashed border-pecan bg-raised px-8 py-6 font-display text-lg font-semibold text-ink shadow-float">
        <Icon name="attach" className="size-6 text-pecan" />
        {t("media.drop")}
      </p>
    </div>
  );
}
