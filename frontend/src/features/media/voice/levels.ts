/** Bars of a waveform, as the server keeps them. */
const BARS = 100;
/** Speech rarely comes near the loudest there can be; 1 is the loudest. */
const FULL = 0.6;

/** How loud a stretch of samples is at its loudest, from 0 to 100. */
export function levelOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return Math.min(100, Math.round((peak / FULL) * 100));
}

/** Levels thinned out to what the server takes: of each stretch the loudest. */
export function waveformOf(levels: number[]): number[] {
  const count = Math.min(BARS, levels.length);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * levels.length) / count);
    return Math.max(...levels.slice(from, Math.floor(((index + 1) * levels.length) / count)));
  });
}
