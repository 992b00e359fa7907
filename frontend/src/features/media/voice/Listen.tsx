import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Icon } from "@/ui/Icon";

import { durationText } from "../limits";
import { barsOf } from "./bars";
import type { Recorded } from "./recording";

/** Plays what was recorded, before anybody else can hear it. */
export function Listen({ recorded }: { recorded: Recorded }) {
  const { t } = useTranslation();
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  useEffect(() => {
    const player = audio.current;
    const url = URL.createObjectURL(recorded.file);
    if (player) player.src = url;
    return () => URL.revokeObjectURL(url);
  }, [recorded.file]);
  const length = durationText(recorded.milliseconds);
  const bars = barsOf(recorded.waveform);
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3">
      <audio
        ref={audio}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime * 1000)}
        onEnded={() => setAt(0)}
      />
      <button
        type="button"
        aria-label={playing ? t("media.pause") : t("media.play", { time: length })}
        onClick={() => void (playing ? audio.current?.pause() : audio.current?.play().catch(() => undefined))}
        className="grid size-9 shrink-0 place-items-center rounded-full bg-pecan text-on-pecan hover:bg-pecan-strong"
      >
        <Icon name={playing ? "pause" : "play"} className="size-4" />
      </button>
      <div aria-hidden="true" className="flex h-9 min-w-0 flex-1 items-center gap-px">
        {bars.map((bar, index) => (
          <span
            key={index}
            style={{ height: `${bar}%` }}
            className={`min-w-0 flex-1 rounded-full ${at > 0 && (index + 0.5) / bars.length <= at / recorded.milliseconds ? "bg-pecan" : "bg-line-strong"}`}
          />
        ))}
      </div>
      <span role="status" aria-label={t("voice.recorded", { time: length })} className="shrink-0 text-xs text-ink-faint tabular-nums">
        {at > 0 ? durationText(at) : length}
      </span>
    </div>
  );
}
