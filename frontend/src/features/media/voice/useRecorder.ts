import { useCallback, useEffect, useRef, useState } from "react";

import { type Recorded, Recording, type Trouble, troubleOf } from "./recording";

export type Step =
  | { kind: "asking" }
  | { kind: "recording"; levels: number[]; milliseconds: number }
  | { kind: "recorded"; recorded: Recorded }
  | { kind: "failed"; trouble: Trouble };

interface Recorder {
  step: Step;
  stop: () => void;
  again: () => void;
}

/** Begins to record as soon as it is there, and lets go of the microphone when it goes. */
export function useRecorder(): Recorder {
  const [step, setStep] = useState<Step>({ kind: "asking" });
  const [round, setRound] = useState(0);
  const recording = useRef<Recording | null>(null);

  const stop = useCallback(() => {
    const ended = recording.current;
    recording.current = null;
    ended?.stop().then(
      (recorded) => setStep({ kind: "recorded", recorded }),
      (error: unknown) => setStep({ kind: "failed", trouble: troubleOf(error) }),
    );
  }, []);

  useEffect(() => {
    let gone = false;
    const changed = (levels: number[], milliseconds: number) => !gone && recording.current && setStep({ kind: "recording", levels, milliseconds });
    Recording.begin(changed, stop).then(
      (begun) => {
        if (gone) return begun.cancel();
        recording.current = begun;
        setStep({ kind: "recording", levels: [], milliseconds: 0 });
      },
      (error: unknown) => !gone && setStep({ kind: "failed", trouble: troubleOf(error) }),
    );
    return () => {
      gone = true;
      recording.current?.cancel();
      recording.current = null;
    };
  }, [round, stop]);

  const again = () => {
    setStep({ kind: "asking" });
    setRound((before) => before + 1);
  };
  return { step, stop, again };
}
