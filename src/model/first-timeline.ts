import type { Interval } from './interval.js';
import type { Timeline } from './timeline.js';

/** What says which spans of time hold a moment, and when that changes next. */
export type Moments<T extends Interval> = Pick<Timeline<T>, 'activeAt' | 'nextChangeAfter'>;

/** Says what a `Timeline` says, and looks at every item for it: short, and quick enough for the first second of a film. */
export class FirstTimeline<T extends Interval> implements Moments<T> {
  readonly #items: readonly T[];
  readonly #changes: Float64Array;

  constructor(items: readonly T[]) {
    this.#items = items.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
    this.#changes = Float64Array.from(this.#items.flatMap(({ start, end }) => [start, end])).filter(Number.isFinite).sort(); // prettier-ignore
  }

  activeAt(time: number): readonly T[] {
    return this.#items.filter(({ start, end }) => start <= time && time < end);
  }

  nextChangeAfter(time: number): number | undefined {
    return this.#changes.find((change) => change > time);
  }
}
