import { useTranslation } from "react-i18next";

import type { Id } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { Icon } from "@/ui/Icon";

/** Says in a list that something was begun in a room or thread. */
export function DraftMark({ place }: { place: Id }) {
  const { t } = useTranslation();
  const has = useStore((state) => Boolean(state.drafts[place]?.text.trim()));
  if (!has) return null;
  return (
    <span className="shrink-0 text-pecan" title={t("drafts.one")}>
      <Icon name="pencil" className="size-4" />
      <span className="sr-only">{t("drafts.one")}</span>
    </span>
  );
}
