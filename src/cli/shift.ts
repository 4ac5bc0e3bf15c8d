import { type CueTiming, retimeCues, toFilmTime } from '../model/cue-timing.js';
import { type Cue, isDisplayable } from '../model/cue.js';
import type { ProblemList } from '../model/problem-list.js';

/** Half a millisecond, in seconds: files count in milliseconds. */
const ROUNDING = 0.0005;

/** Cues by another clock. What would come before the film begins is set to its beginning, and reported. */
export function shiftCues(cues: readonly Cue[], timing: CueTiming, problems: ProblemList): readonly Cue[] {
  const isEarly = ({ start }: Cue): boolean => toFilmTime(start, timing) < -ROUNDING;
  const isGone = (cue: Cue): boolean => toFilmTime(cue.end, timing) < ROUNDING && isDisplayable(cue);
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
  return retimeCues(cues, timing);
}

const subtitles = (count: number): string => `${count} subtitle${count === 1 ? '' : 's'}`;
