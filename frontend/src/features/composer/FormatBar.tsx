import { useTranslation } from "react-i18next";

import { IconButton } from "@/ui/IconButton";

import type { Format } from "./format";

const BUTTONS: Format[] = ["bold", "italic", "strike", "code", "link", "quote", "list", "spoiler"];

export function FormatBar({ onFormat }: { onFormat: (format: Format) => void }) {
  const { t } = useTranslation();
  return (
    <div role="toolbar" aria-label={t("composer.format")} className="flex flex-wrap items-center gap-0.5 border-b border-line px-2 py-1">
      {BUTTONS.map((format) => (
        <IconButton
          key={format}
          icon={format}
          size="small"
          label={t(`composer.formats.${format}`)}
          // The selection in the box must survive the press.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onFormat(format)}
        />
      ))}
    </div>
  );
}
