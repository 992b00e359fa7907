/** Bars that fit; a longer waveform is thinned out. */
const BARS = 48;

/** Heights in percent, none so low that it would not be seen. */
export function barsOf(waveform: number[]): number[] {
  if (waveform.length === 0) return Array.from({ length: BARS }, () => 12);
  const count = Math.min(BARS, waveform.length);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * waveform.length) / count);
    return Math.max(8, ...waveform.slice(from, Math.floor(((index + 1) * waveform.length) / count)));
  });
}
