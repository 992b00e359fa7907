import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Notice } from "@/ui/Notice";

import { type Crop, dragged, MOST_ZOOM, placeBehind, sourceOf, WHOLE, within } from "./crop";

/** Edge of the window in pixels of the screen, and of what is sent in pixels. */
const WINDOW = 256;
const SENT = 512;
const STEP = 8;
const ARROWS: Record<string, [number, number]> = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

function cut(picture: HTMLImageElement, crop: Crop): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  const { left, top, side } = sourceOf(crop, { width: picture.naturalWidth, height: picture.naturalHeight });
  const edge = Math.max(1, Math.min(SENT, Math.round(side)));
  canvas.width = canvas.height = edge;
  canvas.getContext("2d")?.drawImage(picture, left, top, side, side, 0, 0, edge, edge);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/webp", 0.9));
}

interface Props {
  file: File;
  /** Rejects with why the picture was not taken. */
  onSave: (picture: Blob) => Promise<void>;
  /** What went wrong, in words. */
  explain: (error: unknown) => string;
  onClose: () => void;
}

/** Chooses the square of a picture that others see. */
export default function CropDialog({ file, onSave, explain, onClose }: Props) {
  const { t } = useTranslation();
  const [url, setUrl] = useState<string | null>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [crop, setCrop] = useState(WHOLE);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const picture = useRef<HTMLImageElement>(null);

  useEffect(() => {
    const made = URL.createObjectURL(file);
    // The address lives exactly as long as this effect.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);

  const move = (dx: number, dy: number) => size && setCrop((now) => dragged(now, size, WINDOW, dx, dy));

  const save = async () => {
    if (!picture.current || !size) return;
    setBusy(true);
    setWrong(null);
    try {
      const blob = await cut(picture.current, crop);
      if (!blob) throw new Error("nothing drawn");
      await onSave(blob);
    } catch (error) {
      setWrong(explain(error));
      setBusy(false);
    }
  };

  const place = size && placeBehind(crop, size, WINDOW);
  return (
    <Dialog open onClose={onClose} title={t("media.avatar.title")} description={t("media.avatar.crop_hint")} closeLabel={t("action.close")}>
      <div className="grid justify-items-center gap-5">
        <div
          role="application"
          tabIndex={0}
          aria-label={t("media.avatar.crop_label")}
          onKeyDown={(event) => {
            const by = ARROWS[event.key];
            if (!by) return;
            event.preventDefault();
            move(...by);
          }}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && move(event.movementX, event.movementY)}
          style={{ width: WINDOW, height: WINDOW }}
          className="relative cursor-grab touch-none overflow-hidden rounded-[34%] bg-husk shadow-lift active:cursor-grabbing"
        >
          {url && (
            <img
              ref={picture}
              src={url}
              alt=""
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => setSize({ width, height })}
              onError={() => setWrong(t("media.avatar.failed"))}
              style={place ?? { opacity: 0 }}
              className="absolute max-w-none select-none"
            />
          )}
        </div>
        <label className="flex w-64 items-center gap-3 text-sm">
          {t("media.avatar.zoom")}
          <input
            type="range"
            min={1}
            max={MOST_ZOOM}
            step={0.01}
            value={crop.zoom}
            disabled={!size}
            onChange={(event) => size && setCrop(within({ ...crop, zoom: Number(event.target.value) }, size))}
            className="flex-1 accent-pecan"
          />
        </label>
      </div>
      {wrong && <Notice tone="bad" icon="alert" role="alert" className="mt-4">{wrong}</Notice>}
      <div className="mt-6 flex justify-end gap-2">
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <Button look="primary" busy={busy} disabled={!size} onClick={() => void save()}>{t("media.avatar.save")}</Button>
      </div>
    </Dialog>
  );
}
