import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Space } from "@/protocol/objects";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";

import { calls } from "../calls";
import { useSaving } from "../useSaving";
import type { Role } from "../words";

interface Props {
  space: Space;
  mine: Role;
  onLeft: () => void;
}

/** Leaving a space, archiving it, and bringing it back; each asks once more. */
export function EndOfSpace({ space, mine, onLeft }: Props) {
  const { t } = useTranslation();
  const { busy, save, otherThan } = useSaving();
  const [asked, setAsked] = useState<"leave" | "archive" | null>(null);
  const isAdmin = mine === "admin" || mine === "owner";
  const wrong = otherThan();
  const act = async () => {
    const what = asked;
    const done = await save(() => (what === "leave" ? calls.leave(space.slug) : calls.change(space.slug, { archived: true })));
    setAsked(null);
    if (done && what === "leave") onLeft();
  };
  return (
    <section className="space-y-4 border-t border-line pt-8 first:border-t-0 first:pt-0">
      {space.archived && <Notice tone="warn" icon="archive">{t("spaces.archived")}</Notice>}
      <div className="flex flex-wrap gap-2">
        {isAdmin && space.archived && <Button look="primary" busy={busy} onClick={() => void save(() => calls.change(space.slug, { archived: false }))}>{t("spaces.end.restore")}</Button>}
        {isAdmin && !space.archived && space.kind !== "lounge" && <Button look="outline" onClick={() => setAsked("archive")}>{t("spaces.end.archive")}</Button>}
        {mine !== "owner" && <Button look="outline" onClick={() => setAsked("leave")}>{t("spaces.end.leave")}</Button>}
      </div>
      {mine === "owner" && <p className="text-[0.8125rem] text-ink-faint">{t("spaces.end.owner")}</p>}
      {asked && (
        <Notice tone="bad" icon="alert" role="alert">
          <p>{t(asked === "leave" ? "spaces.end.leave_sure" : "spaces.end.archive_sure", { space: space.name })}</p>
          <div className="mt-3 flex gap-2">
            <Button size="small" look="danger" busy={busy} onClick={() => void act()}>{t(asked === "leave" ? "spaces.end.leave" : "spaces.end.archive")}</Button>
            <Button size="small" onClick={() => setAsked(null)}>{t("action.cancel")}</Button>
          </div>
        </Notice>
      )}
      {wrong && <Notice tone="bad" icon="alert" role="alert">{wrong}</Notice>}
    </section>
  );
}
