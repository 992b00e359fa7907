import { useTranslation } from "react-i18next";

import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";

interface Props {
  on: boolean;
  onChange: (on: boolean) => void;
}

/** Gallery or conversation. */
export function GallerySwitch({ on, onChange }: Props) {
  const { t } = useTranslation();
  const sides = [
    { gallery: true, icon: "picture", label: t("showcase.gallery") },
    { gallery: false, icon: "list", label: t("showcase.list") },
  ] as const;
  return (
    <div role="group" aria-label={t("showcase.view")} className="absolute top-3 right-4 z-10 flex rounded-xl border border-line bg-raised p-0.5 shadow-lift">
      {sides.map(({ gallery, icon, label }) => (
        <button
          key={icon}
          type="button"
          aria-pressed={gallery === on}
          onClick={() => onChange(gallery)}
          className={cx("flex h-8 items-center gap-1.5 rounded-lg px-2.5 text-xs font-semibold", gallery === on ? "bg-pecan-wash text-pecan" : "text-ink-soft hover:bg-shell")}
        >
          <Icon name={icon} className="size-4" /> {label}
        </button>
      ))}
    </div>
  );
}
