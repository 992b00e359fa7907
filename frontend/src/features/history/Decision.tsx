import { useTranslation } from "react-i18next";

import type { Version } from "@/protocol/rest";
import { Icon } from "@/ui/Icon";

const KNOWN = { outcome: ["allow", "flag", "hold", "block"], layer: ["pattern", "provider", "classifier", "cache", "policy"] } as const;

/** How the gate decided about a text, by which layer and for what reason. */
export function Decision({ decision }: { decision: Version["decision"] }) {
  const { t } = useTranslation();
  if (!decision) return null;
  const outcome = KNOWN.outcome.find((one) => one === decision.outcome);
  const layer = KNOWN.layer.find((one) => one === decision.layer);
  const category = decision.category && t(`review.category.${decision.category}` as "review.category.other", { defaultValue: decision.category });
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-1.5 text-xs text-ink-faint">
      <Icon name="shield" className="size-3.5" />
      <span className="font-medium">{outcome ? t(`history.outcome.${outcome}`) : decision.outcome}</span>
      <span>{layer ? t(`history.layer.${layer}`) : decision.layer}</span>
      {category && <span>· {category}</span>}
      {decision.rule && <code className="rounded bg-shell px-1">{decision.rule}</code>}
    </p>
  );
}
