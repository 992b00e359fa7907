import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { HttpError } from "@/lib/http";

interface Saving {
  busy: boolean;
  /** Carries something out; true when it was done. What was fetched about spaces is fetched anew then. */
  save: (act: () => Promise<unknown>) => Promise<boolean>;
  errorsOf: (field: string) => string[] | undefined;
  /** What went wrong and belongs to none of `fields`. */
  otherThan: (...fields: string[]) => string | null;
}

/** One form: what was typed stays, and what is wrong stands at its field. */
export function useSaving(): Saving {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ field: string; text: string } | null>(null);
  return {
    busy,
    async save(act) {
      setBusy(true);
      setWrong(null);
      try {
        await act();
        await Promise.all(["spaces", "rooms", "members", "invites", "requests", "discover"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
        return true;
      } catch (error) {
        const field = (error instanceof HttpError && error.problem.field) || "";
        setWrong({ field: field.split(".")[0] ?? "", text: errorText(t, error) });
        return false;
      } finally {
        setBusy(false);
      }
    },
    errorsOf: (field) => (wrong?.field === field ? [wrong.text] : undefined),
    otherThan: (...fields) => (wrong && !fields.includes(wrong.field) ? wrong.text : null),
  };
}
