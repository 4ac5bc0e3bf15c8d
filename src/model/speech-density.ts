import type { Interval } from './interval.js';

/**
 * How much is spoken in each of so many equal parts of a film, 0 to 1: the share of its time in which a cue is on screen. Cues at the same time count once.
 *
 * @param cues by start, in seconds
 * @param duration of the film, in seconds; none or no end gives no parts
 */
export function speechDensity(cues: readonly Interval[], duration: number, parts: number): readonly number[] {
  if (!(duration > 0 && duration < Infinity && parts >= 1)) return [];
  const count = Math.floor(parts);
  const length = duration / count;
  const spoken = Array.from({ length: count }, () => 0);
  let until = 0;
  for (const cue of cues) {
    const start = Math.max(cue.start, until);
    const end = Math.min(cue.end, duration);
    if (!(start < end)) continue;
    until = end;
    for (let part = Math.floor(start / length); part < count && part * length < end; part++)
      spoken[part]! += Math.max(0, Math.min(end, (part + 1) * length) - Math.max(start, part * length));
  }
  return spoken.map((seconds) => Math.min(1, seconds / length));
}
