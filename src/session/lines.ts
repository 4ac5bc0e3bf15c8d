import { countWhere } from '../model/count-where.js';
import type { Cue } from '../model/cue.js';
import type { Interval } from '../model/interval.js';

/** A moment so near a line's start (seconds) is within it. */
const ARRIVED = 0.05;

/** The line, or note, a viewer means at a moment: the one that began last and, if there is any, the one before and after. */
export interface LinesAround<T extends Interval = Cue> {
  readonly before?: T;
  /** On screen, or the last that was. */
  readonly current?: T;
  /** Is the current one on screen? */
  readonly shown: boolean;
  readonly after?: T;
}

/**
 * The lines, or notes, around a moment. Such as begin at once count as one.
 *
 * @param cues by start; such as are shown
 * @param time seconds
 */
export function linesAround<T extends Interval>(cues: readonly T[], time: number): LinesAround<T> {
  const after = countWhere(cues, ({ start }) => start <= time + ARRIVED);
  const current = firstOfStart(cues, after - 1);
  const line = cues[current];
  return {
    ...(line && { current: line, ...(current > 0 && { before: cues[firstOfStart(cues, current - 1)] }) }),
    shown: cues.slice(Math.max(0, current), after).some(({ end }) => time < end),
    ...(after < cues.length && { after: cues[after] }),
  };
}

/** Of the lines, or notes, around a moment the one before (-1) or after (1), or the one that began last (0). */
export function stepFrom<T extends Interval>(cues: readonly T[], time: number, step: -1 | 0 | 1): T | undefined {
  const { before, current, shown, after } = linesAround(cues, time);
  // Between two lines, the one before is the one that was last on screen.
  return step === 0 ? current : step > 0 ? after : shown ? before : current;
}

/** The line on screen, the latest of several; where there is none, the one whose beginning is nearest. */
export function nearestLine(cues: readonly Cue[], time: number): Cue | undefined {
  const { current, after } = linesAround(cues, time);
  const shown = cues.findLast(({ start, end }) => start <= time && time < end);
  if (shown || !current || !after) return shown ?? current ?? after;
  return time - current.start <= after.start - time ? current : after;
}

/** Who hears a line from farther away (seconds) hears another one. */
const NEAR = 10;

/** The line a viewer means who says "this one, now": the one on screen, else the nearest, if it is near. */
export function lineMeant(cues: readonly Cue[], time: number): Cue | undefined {
  const line = nearestLine(cues, time);
  return line && (time < line.end || time - line.start <= NEAR) && line.start - time <= NEAR ? line : undefined;
}

/** Of the cues that start together with this one, the first. */
function firstOfStart(cues: readonly Interval[], index: number): number {
  let first = index;
  while (first > 0 && cues[first - 1]!.start === cues[index]!.start) first--;
  return first;
}

/** So long (seconds) before a line ends the film pauses after it: the line is still to be read. */
const BEFORE_THE_END = 0.1;

/** Where to pause after each line: just before its end. Lines that overlap are one; seconds, ascending. */
export function pausesAfter(cues: readonly Cue[]): number[] {
  const pauses: number[] = [];
  let last: Cue | undefined;
  for (const cue of cues) {
    if (last && cue.start >= last.end) pauses.push(pauseIn(last));
    if (!last || cue.end > last.end) last = cue;
  }
  return last ? [...pauses, pauseIn(last)] : pauses;
}

const pauseIn = ({ start, end }: Cue): number => Math.max(start, end - BEFORE_THE_END);
