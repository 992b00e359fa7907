import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Attachment } from "@/protocol/media";
import { Icon } from "@/ui/Icon";

import { durationText, fileUrl } from "./limits";
import { barsOf } from "./voice/bars";

/** Plays in place; nothing is fetched before it is asked for. */
export function VoiceNote({ voice }: { voice: Attachment }) {
  const { t } = useTranslation();
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [gone, setGone] = useState(false);
  const [at, setAt] = useState(0);
  const length = voice.duration_ms ?? 0;
  const bars = barsOf(voice.waveform);
  const toggle = () => {
    const player = audio.current;
    if (!player) return;
    if (playing) player.pause();
    else player.play().catch(() => setGone(true));
  };
  return (
    <figure className="w-96 max-w-full">
      <div className="mt-1.5 flex w-96 max-w-full items-center gap-3 rounded-2xl border border-line bg-raised p-2.5">
        <audio
          ref={audio}
          src={fileUrl(voice.id, "original")}
          preload="none"
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
          onTimeUpdate={(event) => setAt(event.currentTarget.currentTime * 1000)}
          onEnded={() => setAt(0)}
          onError={() => setGone(true)}
        />
        <button
          type="button"
          onClick={toggle}
          disabled={gone}
          aria-label={playing ? t("media.pause") : t("media.play", { time: durationText(length) })}
          className="grid size-10 shrink-0 place-items-center rounded-full bg-pecan text-on-pecan hover:bg-pecan-strong disabled:opacity-50"
        >
          <Icon name={playing ? "pause" : "play"} className="size-4" />
        </button>
        {gone ? (
          <p role="alert" className="flex-1 text-sm text-ink-faint">{t("media.voice_gone")}</p>
        ) : (
          <div className="relative flex h-9 min-w-0 flex-1 items-center gap-px">
            {bars.map((bar, index) => (
              <span
                key={index}
                aria-hidden="true"
                style={{ height: `${bar}%` }}
                className={`min-w-0 flex-1 rounded-full ${at > 0 && (index + 0.5) / bars.length <= at / length ? "bg-pecan" : "bg-line-strong"}`}
              />
            ))}
            <input
              type="range"
              min={0}
              max={length}
              step={1000}
              value={at}
              aria-label={t("media.seek")}
              aria-valuetext={durationText(at)}
              onChange={(event) => {
                const to = Number(event.target.value);
                setAt(to);
                if (audio.current) audio.current.currentTime = to / 1000;
              }}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
          </div>
        )}
        <span className="shrink-0 text-xs text-ink-faint tabular-nums">{durationText(at > 0 ? at : length)}</span>
      </div>
      {voice.alt && <figcaption className="mt-1 px-1 text-[0.8125rem] leading-5 text-ink-soft wrap-anywhere">{voice.alt}</figcaption>}
    </figure>
  );
}
