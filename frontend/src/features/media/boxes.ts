import type { Attachment } from "@/protocol/media";

/** The most room a lone picture takes in the timeline, in pixels. */
const WIDEST = 400;
const TALLEST = 320;
/** Longest edges of the server's smaller forms, in pixels. */
const THUMBNAIL = 300;
const PREVIEW = 1200;

type Size = Pick<Attachment, "width" | "height">;

/** The size at which a lone picture is shown, known before it is there; never larger than it is. */
export function boxOf({ width, height }: Size): { width: number; height: number } {
  if (!width || !height) return { width: THUMBNAIL, height: THUMBNAIL };
  const scale = Math.min(1, WIDEST / width, TALLEST / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** How wide the form with this longest edge is. */
export function widthWithin({ width, height }: Size, edge: number): number {
  if (!width || !height) return edge;
  return Math.max(1, Math.round(width * Math.min(1, edge / Math.max(width, height))));
}

/** Both forms with their widths, for a screen to choose from. */
export const sourceSet = (size: Size, thumbnail: string, preview: string): string =>
  `${thumbnail} ${widthWithin(size, THUMBNAIL)}w, ${preview} ${widthWithin(size, PREVIEW)}w`;
