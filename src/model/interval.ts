/** A span of film time in seconds; `start` is inside, `end` is outside. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** A moment that is named without an end lasts this long, in seconds. A media fragment without one runs to the end of the film by its standard; who writes `t=62` does not mean that. */
export const MOMENT = 4;

/** Is `time` (seconds) inside the span? Its end is not: at a cut only the later of two spans holds the moment. */
export const contains = (interval: Interval, time: number): boolean => interval.start <= time && time < interval.end;

/** Do two spans share any time? Spans that only touch do not. */
export const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;

/** The time two spans share, or `null` where they share none. */
export function intersect(a: Interval, b: Interval): Interval | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}
