import type { Cue } from '../model/cue.js';
import type { Interval } from '../model/interval.js';

/** A seek lands a hair before what was asked for in some engines; a moment so near a line's start (seconds) is within it. */
const LANDING = 0.05;

/** The line a viewer means at a moment: the one that was said last and, if there is any, the one before and after. */
export interface LinesAround {
  readonly before?: Cue;
  /** On screen, or the last that was. */
  readonly current?: Cue;
  /** Is the current one on screen? */
  readonly shown: boolean;
  readonly after?: Cue;
}

/**
 * The lines around a moment. Lines that begin at once count as one.
 *
 * @param cues by start; such as are shown
 * @param time seconds
 */
export function linesAround(cues: readonly Cue[], time: number): LinesAround {
  const after = firstAfter(cues, time + LANDING);
  const current = firstOfStart(cues, after - 1);
  const line = cues[current];
  return {
    ...(line && { current: line, ...(current > 0 && { before: cues[firstOfStart(cues, current - 1)] }) }),
    shown: cues.slice(Math.max(0, current), after).some(({ end }) => time < end),
    ...(after < cues.length && { after: cues[after] }),
  };
}

/** The line on screen or, where there is none, the one whose beginning is nearest. */
export function nearestLine(cues: readonly Cue[], time: number): Cue | undefined {
  const { current, shown, after } = linesAround(cues, time);
  if (!current || !after || shown) return current ?? after;
  return time - current.start <= after.start - time ? current : after;
}

/** Index of the first cue that starts after `time`. */
function firstAfter(cues: readonly Cue[], time: number): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cues[middle]!.start <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of the cues that start together with this one, the first. */
function firstOfStart(cues: readonly Cue[], index: number): number {
  let first = index;
  while (first > 0 && cues[first - 1]!.start === cues[index]!.start) first--;
  return first;
}

/** So long (seconds) before a line ends the film pauses after it: the line is still to be read. */
const BEFORE_THE_END = 0.1;

/** Where to pause after each line: from just before its end. Lines that overlap are one. */
export function pausesAfter(cues: readonly Cue[]): Interval[] {
  const pauses: Interval[] = [];
  let end = -Infinity;
  const endLine = () => {
    if (end > 0) pauses.push({ start: Math.max(0, end - BEFORE_THE_END), end });
  };
  for (const cue of cues) {
    if (cue.start >= end) endLine();
    end = Math.max(end, cue.end);
  }
  endLine();
  return pauses;
}
