import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/lib/queries";
import type { Space } from "@/protocol/objects";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";

import { calls } from "./calls";
import { AskDialog } from "./AskDialog";
import { useSaving } from "./useSaving";

/** The door of a space, for those who are outside: join, ask, or wait. */
export function DoorButton({ space, size = "small" }: { space: Space; size?: "small" | "normal" }) {
  const { t } = useTranslation();
  const { busy, save, otherThan } = useSaving();
  const [asking, setAsking] = useState(false);
  const wrong = otherThan();
  const asks = space.visibility === "restricted";
  return (
    <span className="flex flex-wrap items-center gap-2">
      {space.my_request ? (
        <>
          <span className="flex items-center gap-1.5 text-sm text-ink-soft"><Icon name="clock" className="size-4" />{t("spaces.door.waiting")}</span>
          <Button size={size} busy={busy} onClick={() => void save(() => calls.withdraw(space.slug))}>{t("spaces.door.withdraw")}</Button>
        </>
      ) : (
        <Button look="primary" size={size} busy={busy} onClick={() => (asks ? setAsking(true) : void save(() => calls.join(space.slug)))}>
          {t(asks ? "spaces.door.ask" : "spaces.door.join")}
        </Button>
      )}
      {wrong && <span role="alert" className="text-sm text-berry">{wrong}</span>}
      {asking && <AskDialog space={space} onClose={() => setAsking(false)} />}
    </span>
  );
}

/** A line below the head of a space that one only visits. */
export default function DoorBar({ space }: { space: Space }) {
  const { t } = useTranslation();
  const me = useMe().data;
  if (!me?.user.can_write || space.archived) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-pecan-wash/60 px-4 py-2.5 text-sm sm:px-6">
      <p className="min-w-0 flex-1 text-ink-soft">{t(space.visibility === "restricted" ? "spaces.door.restricted" : "spaces.door.public", { space: space.name })}</p>
      <DoorButton space={space} />
    </div>
  );
}
