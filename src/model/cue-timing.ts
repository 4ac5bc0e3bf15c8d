import type { Cue, CueSpan } from './cue.js';
import { FILE_TIMING } from './file-timing.js';

export { FILE_TIMING };

/** Another clock for the same subtitles: film time = the file's time × `rate` + `offset`. */
export interface CueTiming {
  /** Seconds; positive lets subtitles come later. */
  readonly offset: number;
  /** E.g. 25 / 23.976 for subtitles of a film that ran at 25 frames a second, on one that runs at 23.976. */
  readonly rate: number;
}

/** Film time (seconds) of a time in the file. */
export const toFilmTime = (time: number, { offset, rate }: CueTiming): number => time * rate + offset;

/** The time in the file (seconds) of a film time. */
export const toFileTime = (time: number, { offset, rate }: CueTiming): number => (time - offset) / rate;

/** Media count in these: a finer time would be none that a film can come to. */
const MICROSECONDS = 1e6;

/** A cue by another clock, times within its text included. A film has nothing before its beginning: what would be there is set to it. */
export function retimeCue(cue: Cue, timing: CueTiming): Cue {
  const retime = (time: number) => Math.max(0, Math.round(toFilmTime(time, timing) * MICROSECONDS) / MICROSECONDS);
  return {
    ...cue,
    start: retime(cue.start),
    end: retime(cue.end),
    ...(cue.spans && { spans: retimeSpans(cue.spans, retime) }),
  };
}

/** Cues by another clock; the same list where the clock is the file's. */
export function retimeCues(cues: readonly Cue[], timing: CueTiming): readonly Cue[] {
  return timing.rate === 1 && timing.offset === 0 ? cues : cues.map((cue) => retimeCue(cue, timing));
}

/** Styled text with other times within it. */
export function retimeSpans(spans: readonly CueSpan[], retime: (time: number) => number): CueSpan[] {
  return spans.map((span) => {
    if (typeof span === 'string') return span;
    return { ...span, ...(span.time !== undefined && { time: retime(span.time) }), children: retimeSpans(span.children, retime) };
  });
}

/** Somebody who listened says: what stands at this time in the file is spoken at that time of the film. Seconds. */
export interface SyncPoint {
  readonly file: number;
  readonly film: number;
}

/** Speeds at which one film is found: cinema 24, video 23.976 and 25 frames a second. */
const FRAME_RATES = [24, 25, 24000 / 1001] as const;

/** What one film's subtitles may have to be stretched by: every ratio of two of these frame rates, 1 among them. */
export const KNOWN_RATES: readonly number[] = [...new Set(FRAME_RATES.flatMap((from) => FRAME_RATES.map((to) => from / to)))].sort(
  (a, b) => a - b,
);

/** Points nearer to each other (seconds of the file) say nothing of the rate: a listener is wrong by some tenths of a second. */
export const LEAST_SPAN = 60;
/** How far (seconds) a rate may be from what two listeners' points say, and still be what they mean. */
const LISTENING_ERROR = 0.7;
/** Over such a span (seconds) a rate that no film is known to be found at may be believed, if it stretches no more than this. */
const LONG_SPAN = 600;
const MOST_STRETCH = 0.02;

/**
 * The clock that points found by ear ask for: one gives the offset, two that lie apart the rate, too. The last point holds exactly: that line is spoken then.
 * Where their errors let it, the rate stays; else it is one that films are known to be found at. Points that contradict each other leave the rate as it was.
 *
 * @param points in the order they were given; the last two count
 * @param before the clock until now
 */
export function timingFromPoints(points: readonly SyncPoint[], before: CueTiming = FILE_TIMING): CueTiming {
  const last = points.at(-1);
  if (!last) return before;
  const rate = rateFromPoints(points.at(-2), last, before.rate);
  return { rate, offset: last.film - last.file * rate };
}

function rateFromPoints(first: SyncPoint | undefined, last: SyncPoint, before: number): number {
  const span = first ? last.file - first.file : 0;
  if (!first || Math.abs(span) < LEAST_SPAN) return before;
  const measured = (last.film - first.film) / span;
  // What is there already is right unless the points say otherwise; and most files are right.
  const known = [before, 1, ...KNOWN_RATES.toSorted((a, b) => Math.abs(a - measured) - Math.abs(b - measured))];
  const meant = known.find((rate) => Math.abs(rate - measured) * Math.abs(span) <= LISTENING_ERROR);
  return meant ?? (Math.abs(span) >= LONG_SPAN && Math.abs(measured - 1) <= MOST_STRETCH ? measured : before);
}
