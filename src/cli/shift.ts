import type { Cue, CueSpan } from '../model/cue.js';
import type { ProblemList } from '../model/problem-list.js';
import { isDisplayable } from '../model/subtitles.js';

/** Another clock for the same subtitles: new time = time × `rate` + `offset` (seconds). */
export interface Shift {
  readonly rate: number;
  readonly offset: number;
}

/** Cues by another clock, times inside them included. A film has nothing before its beginning: what would be there is set to it, and reported. */
export function shiftCues(cues: readonly Cue[], { rate, offset }: Shift, problems: ProblemList): readonly Cue[] {
  if (rate === 1 && offset === 0) return cues;
  const shift = (time: number): number => Math.max(0, time * rate + offset);
  const isEarly = ({ start }: Cue): boolean => start * rate + offset < -0.0005;
  const isGone = (cue: Cue): boolean => cue.end * rate + offset < 0.0005 && isDisplayable(cue);
  const gone = cues.filter(isGone).length;
  const early = cues.filter((cue) => isEarly(cue) && !isGone(cue)).length;
  if (gone > 0)
    problems.error(
      'before-the-film',
      `${subtitles(gone)} would be over before the film begins; ${gone === 1 ? 'it is' : 'they are'} kept without a duration, and not shown.`,
      {
        detail: { count: gone },
      },
    );
  if (early > 0)
    problems.warning('clamped', `${subtitles(early)} would begin before the film does; the time was set to its beginning.`, {
      detail: { count: early },
    });
  return cues.map((cue) => ({
    ...cue,
    start: shift(cue.start),
    end: shift(cue.end),
    ...(cue.spans && { spans: cue.spans.map((span) => shiftSpan(span, shift)) }),
  }));
}

function shiftSpan(span: CueSpan, shift: (time: number) => number): CueSpan {
  if (typeof span === 'string') return span;
  return {
    ...span,
    ...(span.time !== undefined && { time: shift(span.time) }),
    children: span.children.map((child) => shiftSpan(child, shift)),
  };
}

const subtitles = (count: number): string => `${count} subtitle${count === 1 ? '' : 's'}`;
