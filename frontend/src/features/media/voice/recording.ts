import { MOST_VOICE_MS } from "../limits";
import { levelOf, waveformOf } from "./levels";

/** Milliseconds between two looks at how loud it is. */
const LOOK = 100;
/** Samples that one look hears: more than come between two looks that are on time. */
const EAR = 8192;
/** Hertz; a waveform needs no more. */
const RATE = 8000;
/** What the server counts may be a little more than what is counted here. */
const MARGIN = 500;
/** Clear speech; five minutes are a fifth of what a voice note may have. */
const BITS_PER_SECOND = 32_000;
/** The first that the browser records: Chromium and Firefox WebM, Safari MP4. */
const TYPES = ["audio/webm;codecs=opus", "audio/mp4;codecs=mp4a.40.2", "audio/mp4", "audio/ogg;codecs=opus"];

export interface Recorded {
  file: File;
  waveform: number[];
  milliseconds: number;
}

/** Why nothing could be recorded. */
export type Trouble = "refused" | "missing" | "busy" | "other";

export function troubleOf(error: unknown): Trouble {
  const { name } = error as { name?: string };
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "other";
}

/** `voice-2026-11-21-19-30.webm` */
function nameOf(type: string, at: Date): string {
  const stamp = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16).replace(/[T:]/g, "-");
  return `voice-${stamp}.${type.startsWith("audio/mp4") ? "m4a" : type.startsWith("audio/ogg") ? "ogg" : "webm"}`;
}

/** How loud each tenth of a second is; null when the browser cannot read what it recorded. */
async function levelsOf(file: Blob): Promise<number[] | null> {
  try {
    const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await file.arrayBuffer());
    const samples = sound.getChannelData(0);
    const step = (RATE * LOOK) / 1000;
    return Array.from({ length: Math.ceil(samples.length / step) }, (_, at) => levelOf(samples.subarray(at * step, (at + 1) * step)));
  } catch {
    return null;
  }
}

/** One recording from the microphone; it ends by itself when the limit is reached. */
export class Recording {
  readonly #stream: MediaStream;
  readonly #recorder: MediaRecorder;
  readonly #sound = new AudioContext();
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #chunks: Blob[] = [];
  readonly #levels: number[] = [];
  readonly #began = performance.now();

  /** Asks for the microphone; rejects where there is none to be had. `changed` is called with every new level. */
  static async begin(changed: (levels: number[], milliseconds: number) => void, atLimit: () => void): Promise<Recording> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
    try {
      return new Recording(stream, changed, atLimit);
    } catch (error) {
      for (const track of stream.getTracks()) track.stop();
      throw error;
    }
  }

  private constructor(stream: MediaStream, changed: (levels: number[], milliseconds: number) => void, atLimit: () => void) {
    this.#stream = stream;
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    this.#recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND, ...(mimeType && { mimeType }) });
    this.#recorder.ondataavailable = ({ data }) => this.#chunks.push(data);
    const ear = this.#sound.createAnalyser();
    ear.fftSize = EAR;
    void this.#sound.resume();
    this.#sound.createMediaStreamSource(stream).connect(ear);
    const samples = new Float32Array(ear.fftSize);
    this.#recorder.start();
    this.#timer = setInterval(() => {
      ear.getFloatTimeDomainData(samples);
      this.#levels.push(levelOf(samples));
      changed([...this.#levels], this.#milliseconds());
      if (this.#milliseconds() >= MOST_VOICE_MS - MARGIN) atLimit();
    }, LOOK);
  }

  /** Ends it; rejects when nothing was recorded. */
  async stop(): Promise<Recorded> {
    const milliseconds = this.#milliseconds();
    await new Promise<void>((resolve) => {
      this.#recorder.onstop = () => resolve();
      if (this.#recorder.state === "inactive") resolve();
      else this.#recorder.stop();
    });
    this.cancel();
    const [type = ""] = this.#recorder.mimeType.split(";");
    const file = new File(this.#chunks, nameOf(type, new Date()), { type });
    if (file.size === 0) throw new Error("an empty recording");
    return { file, waveform: waveformOf((await levelsOf(file)) ?? this.#levels), milliseconds };
  }

  /** Lets go of the microphone. */
  cancel(): void {
    clearInterval(this.#timer);
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    for (const track of this.#stream.getTracks()) track.stop();
    if (this.#sound.state !== "closed") void this.#sound.close();
  }

  #milliseconds(): number {
    return performance.now() - this.#began;
  }
}
