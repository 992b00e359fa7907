import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import type { Id } from "@/protocol/objects";
import { useLive } from "@/store/context";
import { useToast } from "@/ui/toasts";

/** Takes a move back and says so. */
export function useUndo(): (move: Id) => Promise<void> {
  const { t } = useTranslation();
  const live = useLive();
  const say = useToast();
  return (move) =>
    live.undoMove(move).then(
      (count) => say(t("moves.undone", { count })),
      (error: unknown) => say(errorText(t, error), "bad"),
    );
}

/** Says what was moved, with the way back. */
export function useSayMoved(): (move: Id, text: string) => void {
  const { t } = useTranslation();
  const say = useToast();
  const undo = useUndo();
  return (move, text) => say(text, "good", { label: t("moves.undo"), run: () => void undo(move) });
}
