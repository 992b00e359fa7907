import type { Upload } from "@/protocol/media";

import { fileUrl } from "./limits";

/** What is known of a file whose bytes may be gone with the page that had them. */
export type Named = Pick<File, "name" | "size" | "type">;

export interface TrayItem {
  key: string;
  file: Named;
  /** Of a recorded voice note. */
  waveform?: number[] | undefined;
  /** The address of a picture's own bytes, or of what the server made of them; null for what is no picture. */
  preview: string | null;
  alt: string;
  /** Why the description was not taken. */
  altError: unknown;
  phase:
    | { kind: "sending"; part: number }
    | { kind: "sent"; upload: Upload }
    | { kind: "too_large"; limit: number }
    | { kind: "failed"; error: unknown; canRetry: boolean };
}

export type Stage = "sending" | "processing" | "ready" | "held" | "rejected" | "too_large" | "failed";

export const isPending = ({ state }: Upload): boolean => state === "uploaded" || state === "processing";

/** What is known of a sent file: the socket tells of every end, and of one that a moderator changes later. */
export function uploadOf({ phase }: TrayItem, told: Record<string, Upload>): Upload | null {
  if (phase.kind !== "sent") return null;
  const other = told[phase.upload.id];
  return other && !isPending(other) ? other : phase.upload;
}

export function stageOf(item: TrayItem, told: Record<string, Upload>): Stage {
  const upload = uploadOf(item, told);
  if (!upload) return item.phase.kind === "sent" ? "processing" : item.phase.kind;
  if (isPending(upload)) return "processing";
  return upload.state === "ready" || upload.state === "held" ? upload.state : "rejected";
}

let count = 0;

/** A key that no other file of this page has. */
export function nextKey(): string {
  count += 1;
  return `f${count}`;
}

/** An upload of a page before, as it stood in the tray. */
export function restored(upload: Upload): TrayItem {
  return {
    key: nextKey(),
    file: { name: upload.name, size: upload.bytes, type: upload.content_type },
    preview: upload.kind === "image" ? fileUrl(upload.id, "thumbnail") : null,
    alt: upload.alt,
    altError: null,
    phase: { kind: "sent", upload },
  };
}
