import type { TFunction } from "i18next";

import type { HeldReason } from "@/protocol/frames";

/** Why review has turned a text down, in plain words; null when this was not review's doing. */
export function categoryText(t: TFunction, error: unknown): string | null {
  const { code, details, message } = error as { code?: string; details?: Record<string, unknown>; message?: string };
  return code === "gate.rejected" ? reasonText(t, { ...details, ...(message ? { message } : {}) }) : null;
}

/** The category by its name, and the rule where one is known. */
export function reasonText(t: TFunction, reason: HeldReason | Record<string, unknown> | undefined): string {
  const facts = typeof reason === "string" ? { category: reason, message: reason } : ((reason ?? {}) as Record<string, unknown>);
  const category = typeof facts.category === "string" ? facts.category : "other";
  const key = `review.category.${category.replace(/[^a-z]+/g, "_")}` as "review.category.other";
  const fallback = typeof facts.message === "string" && facts.message ? facts.message : t("review.category.other");
  return t(key, { defaultValue: fallback });
}
