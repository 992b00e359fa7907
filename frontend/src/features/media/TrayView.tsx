import { useTranslation } from "react-i18next";

import { useStore } from "@/store/context";

import type { Tray } from "./tray";
import { stageOf, type TrayItem, uploadOf } from "./trayItems";
import { TrayRow } from "./TrayRow";

/** The files that go out with the next message. */
export default function TrayView({ tray, items }: { tray: Tray; items: TrayItem[] }) {
  const { t } = useTranslation();
  const told = useStore((state) => state.uploads);
  return (
    <ul
      aria-label={t("media.tray")}
      className="grid max-h-[38dvh] gap-2 overflow-y-auto border-b border-line p-2 lg:grid-cols-[repeat(auto-fill,minmax(22rem,1fr))]"
    >
      {items.map((item) => (
        <TrayRow key={item.key} tray={tray} item={item} stage={stageOf(item, told)} upload={uploadOf(item, told)} />
      ))}
    </ul>
  );
}
