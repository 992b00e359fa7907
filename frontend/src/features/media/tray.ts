import { HttpError } from "@/lib/http";
import { uploads } from "@/lib/upload";
import type { Attachment, Upload } from "@/protocol/media";

import { guessKind, MOST_FILES, overLimit } from "./limits";
import { isPending, nextKey, restored, type TrayItem, uploadOf } from "./trayItems";

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";
/** What the same file may be spared next time: no line, a busy server, too many uploads. */
const isPassing = (error: unknown): boolean =>
  !(error instanceof HttpError) || error.status === 0 || error.status === 429 || error.status >= 500;

/** The files that wait beside a draft; they go on uploading while one looks elsewhere. */
export class Tray {
  #items: TrayItem[];
  readonly #listeners = new Set<() => void>();
  readonly #aborts = new Map<string, AbortController>();
  readonly #keep: (uploads: Upload[]) => void;

  /** `kept` are uploads of a page before; `keep` is told which there are now. */
  constructor(kept: Upload[] = [], keep: (uploads: Upload[]) => void = () => undefined) {
    this.#items = kept.map(restored);
    this.#keep = keep;
    for (const { key, phase } of this.#items) if (phase.kind === "sent") void this.#confirm(key, phase.upload.id);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly items = (): TrayItem[] => this.#items;

  /** Starts uploading; answers how many were left out because the tray is full. */
  add(files: File[], waveform?: number[]): number {
    const taken = files.slice(0, MOST_FILES - this.#items.length);
    for (const file of taken) {
      const limit = overLimit(file);
      const item: TrayItem = {
        key: nextKey(),
        file,
        waveform,
        preview: guessKind(file.type) === "image" ? URL.createObjectURL(file) : null,
        alt: "",
        altError: null,
        phase: limit === null ? { kind: "sending", part: 0 } : { kind: "too_large", limit },
      };
      this.#set([...this.#items, item]);
      if (limit === null) void this.#send(item, file);
    }
    return files.length - taken.length;
  }

  retry(key: string): void {
    const item = this.#find(key);
    if (item?.file instanceof File) void this.#send(item, item.file);
  }

  /** Breaks the upload off, or takes the file back from the server. */
  remove(key: string): void {
    const item = this.#find(key);
    if (!item) return;
    this.#aborts.get(key)?.abort();
    this.#drop(item);
    // What stays behind nobody holds, and the server clears it away within a day.
    if (item.phase.kind === "sent") uploads.remove(item.phase.upload.id).catch(() => undefined);
  }

  describe(key: string, alt: string): void {
    this.#change(key, { alt, altError: null });
  }

  /** Tells the server the description, if that is news to it. */
  async saveAlt(key: string): Promise<void> {
    const item = this.#find(key);
    if (item?.phase.kind !== "sent" || item.alt.trim() === item.phase.upload.alt) return;
    try {
      const upload = await uploads.describe(item.phase.upload.id, item.alt.trim());
      this.#change(key, { phase: { kind: "sent", upload }, altError: null });
    } catch (altError) {
      this.#change(key, { altError });
      throw altError;
    }
  }

  /** Asks after files whose end was not told. */
  async refresh(): Promise<void> {
    for (const { key, phase } of this.#items) {
      if (phase.kind !== "sent" || !isPending(phase.upload)) continue;
      const upload = await uploads.get(phase.upload.id).catch(() => null);
      if (upload) this.#change(key, { phase: { kind: "sent", upload } });
    }
  }

  /** The files for the message that goes out now; the tray is empty then. */
  take(told: Record<string, Upload>, onAltLost: (error: unknown) => void): Attachment[] {
    const taken = this.#items;
    return taken.flatMap((item) => {
      const upload = uploadOf(item, told);
      if (!upload) return [];
      this.saveAlt(item.key).catch(onAltLost);
      this.#drop(item);
      return [{ ...upload, alt: item.alt.trim() }];
    });
  }

  async #send({ key, waveform }: TrayItem, file: File): Promise<void> {
    const abort = new AbortController();
    this.#aborts.set(key, abort);
    this.#change(key, { phase: { kind: "sending", part: 0 } });
    try {
      const onProgress = (part: number) => this.#change(key, { phase: { kind: "sending", part } });
      const upload = await uploads.send(file, { onProgress, signal: abort.signal, waveform });
      if (this.#find(key)) this.#change(key, { phase: { kind: "sent", upload } });
      else await uploads.remove(upload.id).catch(() => undefined);
    } catch (error) {
      if (!isAbort(error)) this.#change(key, { phase: { kind: "failed", error, canRetry: isPassing(error) } });
    } finally {
      this.#aborts.delete(key);
    }
  }

  /** Nobody knows what became of it since: taken on another page, or cleared away. */
  async #confirm(key: string, id: string): Promise<void> {
    const upload = await uploads.get(id).catch((error: unknown) => (isPassing(error) ? undefined : null));
    const item = this.#find(key);
    if (upload === undefined || !item) return;
    if (upload === null || upload.state === "removed") this.#drop(item);
    else this.#change(key, { phase: { kind: "sent", upload } });
  }

  #find(key: string): TrayItem | undefined {
    return this.#items.find((item) => item.key === key);
  }

  #drop(item: TrayItem): void {
    if (item.preview?.startsWith("blob:")) URL.revokeObjectURL(item.preview);
    this.#set(this.#items.filter(({ key }) => key !== item.key));
  }

  #change(key: string, change: Partial<TrayItem>): void {
    this.#set(this.#items.map((item) => (item.key === key ? { ...item, ...change } : item)));
  }

  #set(items: TrayItem[]): void {
    this.#items = items;
    this.#keep(items.flatMap(({ phase }) => (phase.kind === "sent" ? [phase.upload] : [])));
    for (const listener of [...this.#listeners]) listener();
  }
}
