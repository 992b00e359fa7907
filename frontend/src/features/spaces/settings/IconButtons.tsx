import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { uploads } from "@/lib/upload";
import type { Upload } from "@/protocol/media";
import type { Space } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { SpaceTile } from "@/ui/SpaceTile";
import { Spinner } from "@/ui/Spinner";

import { useSaving } from "../useSaving";

const TYPES = "image/jpeg,image/png,image/gif,image/webp";

/** The picture of a space: chosen, replaced, taken away. */
export function IconButtons({ space, colour }: { space: Space; colour: string }) {
  const { t } = useTranslation();
  const { busy, save, otherThan } = useSaving();
  const { save: refresh } = useSaving();
  const [sent, setSent] = useState<Upload | null>(null);
  const told = useStore((state) => (sent ? state.uploads[sent.id] : undefined));
  const state = (told ?? sent)?.state;
  const input = useRef<HTMLInputElement>(null);
  const wrong = otherThan();

  useEffect(() => {
    if (state === "ready") void refresh(() => Promise.resolve());
    // Once for each picture.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state, sent?.id]);

  return (
    <div>
      <div className="flex flex-wrap items-center gap-4">
        <SpaceTile name={space.name} colour={colour} icon={space.icon} className="size-16 rounded-2xl text-2xl" />
        <input
          ref={input}
          type="file"
          accept={TYPES}
          tabIndex={-1}
          aria-label={t("spaces.icon.choose")}
          className="hidden"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) void save(async () => setSent(await uploads.sendIcon(space.slug, file)));
          }}
        />
        <Button size="small" look="outline" busy={busy} onClick={() => input.current?.click()}>{t("spaces.icon.choose")}</Button>
        {space.icon && <Button size="small" look="link" busy={busy} onClick={() => void save(() => uploads.removeIcon(space.slug))}>{t("spaces.icon.remove")}</Button>}
      </div>
      {(state === "uploaded" || state === "processing") && (
        <p role="status" className="mt-2 flex items-center gap-2 text-[0.8125rem] text-ink-faint"><Spinner className="size-3.5" /> {t("media.avatar.processing")}</p>
      )}
      {state === "held" && <Notice tone="warn" icon="clock" role="status" className="mt-3">{t("media.avatar.held")}</Notice>}
      {state === "rejected" && <Notice tone="bad" icon="alert" role="alert" className="mt-3">{t("media.avatar.rejected", { rule: (told ?? sent)?.problem?.rule ?? "" })}</Notice>}
      {wrong && <Notice tone="bad" icon="alert" role="alert" className="mt-3">{wrong}</Notice>}
    </div>
  );
}
