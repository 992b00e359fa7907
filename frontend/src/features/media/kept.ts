import { loadJson, save, saveJson } from "@/lib/storage";
import type { Upload } from "@/protocol/media";

/** Uploads that are on the server and wait beside a draft: what a reload would else forget. */
const keyOf = (place: string): string => `carya.tray.${place}`;

export const keptUploads = (place: string): Upload[] => loadJson<Upload[]>(keyOf(place), []);

export function keepUploads(place: string, uploads: Upload[]): void {
  if (uploads.length === 0) save(keyOf(place), null);
  else saveJson(keyOf(place), uploads);
}
