import { useTranslation } from "react-i18next";

import type { Attachment } from "@/protocol/media";
import { Icon } from "@/ui/Icon";

import { bytesText, fileUrl } from "./limits";

export function FileCard({ file }: { file: Attachment }) {
  const { t, i18n } = useTranslation();
  return (
    <a
      href={fileUrl(file.id, "original")}
      download={file.name}
      aria-label={t("media.download", { name: file.name })}
      className="mt-1.5 flex w-96 max-w-full items-center gap-3 rounded-2xl border border-line bg-raised p-2.5 hover:border-line-strong hover:bg-husk"
    >
      <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-pecan-wash text-pecan">
        <Icon name="file" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium text-ink">{file.name}</span>
        <span className="block text-xs text-ink-faint tabular-nums">{bytesText(file.bytes, i18n.language)}</span>
      </span>
      <Icon name="download" className="mr-1 size-5 text-ink-faint" />
    </a>
  );
}
