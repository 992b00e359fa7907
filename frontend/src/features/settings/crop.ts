/** A square cut from a picture: its middle in parts of the picture's width and height, and how much it is enlarged. */
export interface Crop {
  x: number;
  y: number;
  zoom: number;
}

interface Size {
  width: number;
  height: number;
}

export const WHOLE: Crop = { x: 0.5, y: 0.5, zoom: 1 };
export const MOST_ZOOM = 4;

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

/** The square's edge in pixels of the picture. */
export const sideOf = ({ zoom }: Crop, { width, height }: Size): number => Math.min(width, height) / zoom;

/** The nearest cut that lies within the picture. */
export function within(crop: Crop, size: Size): Crop {
  const zoom = between(1, crop.zoom, MOST_ZOOM);
  const half = sideOf({ ...crop, zoom }, size) / 2;
  const [partX, partY] = [half / size.width, half / size.height];
  return { zoom, x: between(partX, crop.x, 1 - partX), y: between(partY, crop.y, 1 - partY) };
}

/** Where the whole picture lies behind a square window of this edge: all in pixels of the screen. */
export function placeBehind(crop: Crop, size: Size, edge: number): { left: number; top: number; width: number; height: number } {
  const scale = edge / sideOf(crop, size);
  const [width, height] = [size.width * scale, size.height * scale];
  return { width, height, left: edge / 2 - crop.x * width, top: edge / 2 - crop.y * height };
}

/** The cut after the picture was dragged by so many pixels of the screen. */
export function dragged(crop: Crop, size: Size, edge: number, dx: number, dy: number): Crop {
  const { width, height } = placeBehind(crop, size, edge);
  return within({ ...crop, x: crop.x - dx / width, y: crop.y - dy / height }, size);
}

/** The part of the picture to draw, in its pixels. */
export function sourceOf(crop: Crop, size: Size): { left: number; top: number; side: number } {
  const side = sideOf(crop, size);
  return { side, left: crop.x * size.width - side / 2, top: crop.y * size.height - side / 2 };
}
