/** Files one message may hold. */
export const MOST_FILES = 5;
const MEGABYTE = 1024 * 1024;
const MOST_BYTES = { image: 10 * MEGABYTE, voice: 5 * MEGABYTE, file: 25 * MEGABYTE };

/** A voice note may be this long, in milliseconds. */
export const MOST_VOICE_MS = 5 * 60_000;

/** What the file dialog offers; the server looks at the content itself. */
export const ACCEPTED = "image/jpeg,image/png,image/gif,image/webp,application/pdf,text/plain,audio/ogg,audio/webm,audio/mp4";

export type FileKind = keyof typeof MOST_BYTES;

/** By the type that the browser names; only a guess before the server has looked. */
export function guessKind(type: string): FileKind {
  if (type.startsWith("image/")) return "image";
  return type.startsWith("audio/") ? "voice" : "file";
}

/** The bytes such a file may have when this one has more; null when it is small enough. */
export function overLimit({ type, size }: { type: string; size: number }): number | null {
  const limit = MOST_BYTES[guessKind(type)];
  return size > limit ? limit : null;
}

const UNITS = ["byte", "kilobyte", "megabyte"] as const;

/** "3.4 MB". */
export function bytesText(bytes: number, language: string): string {
  const power = bytes < 1024 ? 0 : bytes < MEGABYTE ? 1 : 2;
  const value = bytes / 1024 ** power;
  const digits = power === 2 ? 1 : 0;
  const format = { style: "unit", unit: UNITS[power], unitDisplay: power === 0 ? "long" : "short", maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(language, format).format(value);
}

/** "1:05". */
export function durationText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export { fileUrl } from "@/lib/files";
