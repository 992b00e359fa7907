import * as Radix from "@radix-ui/react-dialog";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Attachment } from "@/protocol/media";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { Spinner } from "@/ui/Spinner";
import { useFocusBack } from "@/ui/useFocusBack";

import { fileUrl } from "./limits";

interface Props {
  pictures: Attachment[];
  start: number;
  onClose: () => void;
}

function Large({ picture }: { picture: Attachment }) {
  const { t } = useTranslation();
  const [state, setState] = useState<"loading" | "there" | "gone">("loading");
  if (state === "gone") return <p role="alert" className="text-ink-soft">{t("media.gone")}</p>;
  return (
    <>
      {state === "loading" && <Spinner className="absolute size-8 text-ink-faint" />}
      <img
        src={fileUrl(picture.id, "preview")}
        alt={picture.alt}
        onLoad={() => setState("there")}
        onError={() => setState("gone")}
        className="max-h-full max-w-full rounded-xl object-contain shadow-float"
      />
    </>
  );
}

/** The pictures of a message, one at a time and large. Arrow keys go from one to the next. */
export default function Lightbox({ pictures, start, onClose }: Props) {
  const { t } = useTranslation();
  const [index, setIndex] = useState(start);
  const focusBack = useFocusBack();
  const count = pictures.length;
  const picture = pictures[Math.min(index, count - 1)];
  const step = (by: number) => setIndex((now) => (now + by + count) % count);
  // The last one was taken away while it was open.
  useEffect(() => {
    if (!picture) onClose();
  }, [picture, onClose]);
  if (!picture) return null;
  const title = count > 1 ? t("media.lightbox", { number: index + 1, total: count }) : t("media.picture");
  return (
    <Radix.Root open onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <div className="fixed inset-0 z-40 bg-paper" aria-hidden="true" />
        <Radix.Content
          {...focusBack}
          aria-describedby={undefined}
          onKeyDown={(event) => {
            if (count < 2 || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
            event.preventDefault();
            step(event.key === "ArrowLeft" ? -1 : 1);
          }}
          className="appear fixed inset-0 z-50 flex flex-col outline-none"
        >
          <header className="flex items-center gap-2 p-2 sm:p-3">
            <Radix.Title className="min-w-0 flex-1 truncate px-2 text-sm text-ink-soft">
              <span className="sr-only">{title}</span>
              <span aria-hidden="true">{count > 1 && `${index + 1} / ${count} · `}{picture.name}</span>
            </Radix.Title>
            <a
              href={fileUrl(picture.id, "original")}
              download={picture.name}
              aria-label={t("media.download_original")}
              title={t("media.download_original")}
              className="grid size-10 place-items-center rounded-lg text-ink-soft hover:bg-shell hover:text-ink"
            >
              <Icon name="download" />
            </a>
            <Radix.Close asChild>
              <IconButton bare icon="close" label={t("action.close")} />
            </Radix.Close>
          </header>
          <div
            className="relative flex min-h-0 flex-1 items-center justify-center px-3 sm:px-16"
            onClick={(event) => event.target === event.currentTarget && onClose()}
          >
            <Large key={picture.id} picture={picture} />
            {count > 1 && (
              <>
                <IconButton bare icon="left" label={t("media.previous")} onClick={() => step(-1)} className="absolute left-2 bg-raised! shadow-lift" />
                <IconButton bare icon="right" label={t("media.next")} onClick={() => step(1)} className="absolute right-2 bg-raised! shadow-lift" />
              </>
            )}
          </div>
          <p className="min-h-12 p-4 text-center text-sm wrap-anywhere text-ink-soft">
            {picture.alt || <span className="text-ink-faint">{t("media.no_alt")}</span>}
          </p>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
