import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { lazily } from "@/lib/lazily";
import { useRefreshMe } from "@/lib/queries";
import { uploads } from "@/lib/upload";
import type { Upload } from "@/protocol/media";
import { useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { Spinner } from "@/ui/Spinner";
import { useToast } from "@/ui/toasts";

const CropDialog = lazily(() => import("./CropDialog"));

const TYPES = "image/jpeg,image/png,image/gif,image/webp";
/** In milliseconds; only what the socket did not tell is asked for. */
const ASK_AGAIN = 5_000;

const isPending = (upload: Upload | null): boolean => upload?.state === "uploaded" || upload?.state === "processing";

/** A sent picture, until it is known what has become of it. */
function useSent() {
  const [sent, setSent] = useState<Upload | null>(null);
  const told = useStore((state) => (sent ? state.uploads[sent.id] : undefined));
  const now = told && !isPending(told) ? told : sent;
  const waiting = isPending(now);
  const id = sent?.id;
  useEffect(() => {
    if (!waiting || !id) return;
    const timer = setInterval(() => void uploads.get(id).then(setSent, () => undefined), ASK_AGAIN);
    return () => clearInterval(timer);
  }, [waiting, id]);
  return [now, setSent] as const;
}

export function AvatarButtons({ hasPicture }: { hasPicture: boolean }) {
  const { t } = useTranslation();
  const say = useToast();
  const refresh = useRefreshMe();
  const [file, setFile] = useState<File | null>(null);
  const [upload, setUpload] = useSent();
  const [removing, setRemoving] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const state = upload?.state;

  useEffect(() => {
    if (state !== "ready") return;
    say(t("media.avatar.saved"));
    void refresh();
    // Once for each picture.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state, upload?.id]);

  const remove = async () => {
    setRemoving(true);
    try {
      await uploads.removeAvatar();
      setUpload(null);
      await refresh();
      say(t("media.avatar.removed"));
    } catch (error) {
      say(errorText(t, error), "bad");
    } finally {
      setRemoving(false);
    }
  };

  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={input}
          type="file"
          accept={TYPES}
          tabIndex={-1}
          aria-label={t("media.avatar.choose")}
          className="hidden"
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            event.target.value = "";
          }}
        />
        <Button size="small" look="outline" onClick={() => input.current?.click()}>
          {t(hasPicture ? "media.avatar.change" : "media.avatar.choose")}
        </Button>
        {hasPicture && (
          <Button size="small" look="link" busy={removing} onClick={() => void remove()}>{t("media.avatar.remove")}</Button>
        )}
      </div>
      {isPending(upload) && (
        <p role="status" className="mt-2 flex items-center gap-2 text-[0.8125rem] text-ink-faint">
          <Spinner className="size-3.5" /> {t("media.avatar.processing")}
        </p>
      )}
      {state === "held" && <Notice tone="warn" icon="clock" role="status" className="mt-3">{t("media.avatar.held")}</Notice>}
      {state === "rejected" && (
        <Notice tone="bad" icon="alert" role="alert" className="mt-3">{t("media.avatar.rejected", { rule: upload?.problem?.rule ?? "" })}</Notice>
      )}
      {file && (
        <Suspense>
          <CropDialog
            file={file}
            explain={(error) => errorText(t, error)}
            onSave={async (picture) => {
              setUpload(await uploads.sendAvatar(picture));
              setFile(null);
            }}
            onClose={() => setFile(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
