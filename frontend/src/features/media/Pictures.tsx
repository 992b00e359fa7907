import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { lazily } from "@/lib/lazily";
import type { Attachment } from "@/protocol/media";
import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";

import { boxOf, sourceSet } from "./boxes";
import { fileUrl } from "./limits";

const Lightbox = lazily(() => import("./Lightbox"));

interface PictureProps {
  picture: Attachment;
  /** By itself it keeps its shape, among others all have the same. */
  alone: boolean;
  onOpen: () => void;
}

function Picture({ picture, alone, onOpen }: PictureProps) {
  const { t } = useTranslation();
  const [gone, setGone] = useState(false);
  const { id, alt } = picture;
  const box = boxOf(picture);
  const thumbnail = fileUrl(id, "thumbnail");
  return (
    <button
      type="button"
      onClick={onOpen}
      disabled={gone}
      aria-label={alt ? t("media.open", { alt }) : t("media.open_plain")}
      // The room is taken before the picture is there, so that nothing below it moves.
      style={alone ? { width: box.width, aspectRatio: `${box.width} / ${box.height}` } : undefined}
      className={cx(
        "relative block max-w-full overflow-hidden rounded-2xl border border-line bg-husk transition-[filter] enabled:cursor-zoom-in enabled:hover:brightness-95",
        !alone && "aspect-4/3",
      )}
    >
      {gone ? (
        <span className="absolute inset-0 grid place-items-center p-2 text-center text-xs text-ink-faint">
          <span className="grid justify-items-center gap-1"><Icon name="picture" /> {t("media.gone")}</span>
        </span>
      ) : (
        <img
          src={thumbnail}
          srcSet={sourceSet(picture, thumbnail, fileUrl(id, "preview"))}
          sizes={alone ? `${box.width}px` : "200px"}
          alt={alt}
          loading="lazy"
          decoding="async"
          onError={() => setGone(true)}
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </button>
  );
}

/** One picture in its shape, several side by side; each opens large. */
export function Pictures({ pictures }: { pictures: Attachment[] }) {
  const [open, setOpen] = useState<number | null>(null);
  const alone = pictures.length === 1;
  return (
    <div className={cx("mt-1.5", !alone && "grid max-w-[26rem] grid-cols-2 gap-1.5")}>
      {pictures.map((picture, index) => (
        <Picture key={picture.id} picture={picture} alone={alone} onOpen={() => setOpen(index)} />
      ))}
      {open !== null && (
        <Suspense>
          <Lightbox pictures={pictures} start={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </div>
  );
}
