import { type ReactNode, Suspense, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { lazily } from "@/lib/lazily";
import type { Attachment } from "@/protocol/media";
import type { Id } from "@/protocol/objects";
import { useGetState, useStore } from "@/store/context";
import { IconButton } from "@/ui/IconButton";
import { useToast } from "@/ui/toasts";

import { DropVeil } from "./DropVeil";
import { keepUploads, keptUploads } from "./kept";
import { ACCEPTED, MOST_FILES } from "./limits";
import { Tray } from "./tray";
import { stageOf } from "./trayItems";

const TrayView = lazily(() => import("./TrayView"));
const VoiceRecorder = lazily(() => import("./voice/VoiceRecorder"));

/** Whether there is anything to record with; not on pages without a secure line. */
const canRecord = (): boolean => typeof MediaRecorder === "function" && "mediaDevices" in navigator;

/** In milliseconds; only what the socket did not tell is asked for. */
const ASK_AGAIN = 5_000;

/** One per person and place, as long as the page lives. */
const trays = new Map<string, Tray>();

function trayOf(key: string): Tray {
  const known = trays.get(key);
  if (known) return known;
  const tray = new Tray(keptUploads(key), (uploads) => keepUploads(key, uploads));
  trays.set(key, tray);
  return tray;
}

interface Drop {
  onDragEnter: (event: React.DragEvent) => void;
  onDragOver: (event: React.DragEvent) => void;
  onDragLeave: (event: React.DragEvent) => void;
  onDrop: (event: React.DragEvent) => void;
}

export interface Attaching {
  /** Opens the file dialog. */
  button: ReactNode;
  tray: ReactNode;
  veil: ReactNode;
  /** For the element that takes dropped files. */
  drop: Partial<Drop>;
  add: (files: File[]) => void;
  count: number;
  /** None is under way or stuck. */
  ready: boolean;
  /** The files for the message that goes out now. */
  take: () => Attachment[];
}

const hasFiles = ({ dataTransfer }: React.DragEvent): boolean => dataTransfer.types.includes("Files");

/** Files beside the draft of one place: a room, or a thread. */
export function useAttaching(place: Id, open: boolean): Attaching {
  const { t } = useTranslation();
  const say = useToast();
  const getState = useGetState();
  const me = useStore((state) => state.me?.id);
  const tray = trayOf(`${me} ${place}`);
  const items = useSyncExternalStore(tray.subscribe, tray.items);
  const told = useStore((state) => state.uploads);
  const [depth, setDepth] = useState(0);
  const [recording, setRecording] = useState(false);
  const microphone = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const stages = items.map((item) => stageOf(item, told));

  const waiting = stages.includes("processing");
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void tray.refresh(), ASK_AGAIN);
    return () => clearInterval(timer);
  }, [waiting, tray]);

  const add = (files: File[], waveform?: number[]) => {
    if (!open) return;
    if (tray.add(files, waveform) > 0) say(t("media.too_many", { most: MOST_FILES }), "bad");
  };

  const drop: Drop = {
    onDragEnter: (event) => hasFiles(event) && setDepth((now) => now + 1),
    onDragOver: (event) => hasFiles(event) && event.preventDefault(),
    onDragLeave: (event) => hasFiles(event) && setDepth((now) => Math.max(0, now - 1)),
    onDrop: (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDepth(0);
      add([...event.dataTransfer.files]);
    },
  };

  const button = (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        tabIndex={-1}
        aria-hidden="true"
        className="hidden"
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = "";
        }}
      />
      <IconButton icon="attach" label={t("media.attach")} disabled={items.length >= MOST_FILES} onClick={() => input.current?.click()} />
      {canRecord() && (
        <IconButton
          ref={microphone}
          icon="microphone"
          label={t("voice.record")}
          disabled={recording || items.length >= MOST_FILES}
          onClick={() => setRecording(true)}
        />
      )}
    </>
  );

  const endRecording = () => {
    setRecording(false);
    // It is still disabled in this moment.
    setTimeout(() => microphone.current?.focus());
  };
  const recorder = open && recording && (
    <Suspense>
      <VoiceRecorder
        onClose={endRecording}
        onDone={({ file, waveform }) => {
          endRecording();
          add([file], waveform);
        }}
      />
    </Suspense>
  );

  return {
    button,
    tray: (
      <>
        {items.length > 0 && <Suspense><TrayView tray={tray} items={items} /></Suspense>}
        {recorder}
      </>
    ),
    veil: open && depth > 0 && <DropVeil />,
    drop: open ? drop : {},
    add,
    count: items.length,
    ready: stages.every((stage) => stage === "ready"),
    take: () => tray.take(getState().uploads, (error) => say(t("media.alt_lost", { why: errorText(t, error) }), "bad")),
  };
}
