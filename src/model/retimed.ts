import type { Annotation, UnplacedAnnotation } from './annotation.js';
import type { Cue } from './cue.js';
import { retimeSpans } from './cue-timing.js';
import type { Interval } from './interval.js';
import { excerpt, ProblemList } from './problem-list.js';
import type { Problem } from './problem.js';
import type { TimeMap } from './retime.js';

/** Shorter (seconds) is nothing that could be shown: files count in milliseconds. */
const LEAST_LENGTH = 0.001;

/** The same span by the other file's time; `null` where all of it was cut out, or would be over before the film begins. */
function retimeSpan({ start, end }: Interval, map: TimeMap): Interval | null {
  const pieces = map.segments
    .map((segment) => ({ start: Math.max(start, segment.start), end: Math.min(end, segment.end), offset: segment.offset }))
    .filter((piece) => piece.end - piece.start >= LEAST_LENGTH);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const span = {
    start: inMicroseconds(Math.max(0, first.start * map.ratio + first.offset)),
    end: inMicroseconds(last.end * map.ratio + last.offset),
  };
  return span.end - span.start >= LEAST_LENGTH ? span : null;
}

/** Media count in these. */
const inMicroseconds = (time: number): number => Math.round(time * 1e6) / 1e6;

/** Is a part of the span cut out? */
function isShortened({ start, end }: Interval, { ratio, segments }: TimeMap, span: Interval): boolean {
  const kept = segments.reduce((sum, segment) => sum + Math.max(0, Math.min(end, segment.end) - Math.max(start, segment.start)), 0);
  return end - start - kept > LEAST_LENGTH || (span.start === 0 && segments[0]!.offset + start * ratio < -LEAST_LENGTH);
}

/** Notes by another file's time, and what could not be carried over. */
export interface RetimedAnnotations {
  /** By start. */
  readonly annotations: readonly Annotation[];
  /** Notes on what the other version of the film does not have, each with a problem. */
  readonly unplaced: readonly UnplacedAnnotation[];
  readonly problems: readonly Problem[];
}

/**
 * Annotations by the time of another version of the film. A note on a stretch that is cut out there is `unplaced` and an error; one that loses
 * a part is shorter, and a warning. Quotations stay as they are: where they were last found is carried over.
 *
 * @param source file or address, named in the problems
 */
export function retimeAnnotations(annotations: readonly Annotation[], map: TimeMap, source?: string): RetimedAnnotations {
  const problems = new ProblemList(source);
  const kept: Annotation[] = [];
  const unplaced: UnplacedAnnotation[] = [];
  for (const annotation of annotations) {
    const span = retimeSpan(annotation, map);
    const { id, anchor, start: _start, end: _end, ...others } = annotation;
    const { spoilsUpTo } = others;
    const rest = spoilsUpTo === undefined ? others : { ...others, spoilsUpTo: inMicroseconds(Math.max(0, map.map(spoilsUpTo))) };
    const name = excerpt(annotation.title ?? annotation.text ?? id);
    if (!span) {
      unplaced.push({ id, anchor, ...rest });
      problems.error('cut-out', `The note “${name}” is on a part of the film that this version does not have.`, { detail: { id } });
      continue;
    }
    if (isShortened(annotation, map, span))
      problems.warning('shortened', `A part of what the note “${name}” is on is not in this version of the film.`, { detail: { id } });
    kept.push({ id, ...rest, ...span, anchor: retimeAnchor(anchor, span, map) });
  }
  return { annotations: kept.sort((a, b) => a.start - b.start), unplaced, problems: problems.list() };
}

function retimeAnchor(anchor: Annotation['anchor'], span: Interval, map: TimeMap): Annotation['anchor'] {
  if (anchor.type === 'time') return { type: 'time', ...span };
  return anchor.near === undefined ? anchor : { ...anchor, near: inMicroseconds(Math.max(0, map.map(anchor.near))) };
}

/** Spans with whatever they bear, by another version's time. */
export interface RetimedSpans<T> {
  /** In the order they came. */
  readonly kept: readonly T[];
  /** What lies wholly in a part that is cut out, as it was. */
  readonly cut: readonly T[];
  readonly problems: readonly Problem[];
}

/** The cues of a transcript, or of another language's subtitles, by the time of another version of the film: times within their texts move, too. */
export function retimeTranscript(cues: readonly Cue[], map: TimeMap, source?: string): RetimedSpans<Cue> {
  return retimeAll(cues, map, 'lines', source, (cue, span) => ({ ...cue, ...span, ...(cue.spans && { spans: retimeSpans(cue.spans, (time) => inMicroseconds(Math.max(0, map.map(time)))) }) })); // prettier-ignore
}

/** Passages that an author has pinned to times of the film, by the time of another version. */
export function retimePins<T extends Interval>(pins: readonly T[], map: TimeMap, source?: string): RetimedSpans<T> {
  return retimeAll(pins, map, 'pins', source, (pin, span) => ({ ...pin, ...span }));
}

function retimeAll<T extends Interval>(
  items: readonly T[],
  map: TimeMap,
  what: string,
  source: string | undefined,
  place: (item: T, span: Interval) => T,
): RetimedSpans<T> {
  const problems = new ProblemList(source);
  const kept: T[] = [];
  const cut: T[] = [];
  for (const item of items) {
    // What never lasted is kept as that.
    const moment = item.end <= item.start;
    const span = moment ? null : retimeSpan(item, map);
    if (span) kept.push(place(item, span));
    else if (moment) {
      const time = inMicroseconds(Math.max(0, map.map(item.start)));
      kept.push(place(item, { start: time, end: time }));
    } else cut.push(item);
  }
  if (cut.length)
    problems.error('cut-out', `${cut.length} of ${items.length} ${what} are on a part of the film that this version does not have.`, {
      detail: { count: cut.length },
    });
  return { kept, cut, problems: problems.list() };
}
