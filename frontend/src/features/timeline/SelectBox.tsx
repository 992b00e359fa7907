import { useTranslation } from "react-i18next";

import type { Id } from "@/protocol/objects";
import { cx } from "@/ui/cx";

import type { Selection } from "./selection";

interface Props {
  id: Id;
  /** What the message is called. */
  label: string;
  selection: Selection;
}

/** Lies over a message while messages are being chosen: a click anywhere on it counts. */
export default function SelectBox({ id, label, selection }: Props) {
  const { t } = useTranslation();
  const chosen = selection.ids.has(id);
  return (
    <label className={cx("absolute inset-0 z-10 flex cursor-pointer justify-end rounded-lg p-2 select-none", chosen ? "bg-pecan/10" : "hover:bg-shell/50")}>
      <input
        type="checkbox"
        checked={chosen}
        aria-label={t("moves.choose", { name: label })}
        onChange={(event) => selection.toggle(id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        className="size-5 accent-pecan"
      />
    </label>
  );
}
