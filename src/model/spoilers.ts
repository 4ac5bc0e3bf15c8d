import type { Annotation } from './annotation.js';
import { countWhere } from './count-where.js';

/** A note tells of the film up to here (seconds): up to its own start or, where its author says so, further. */
export const tellsUpTo = ({ start, spoilsUpTo = 0 }: Pick<Annotation, 'start' | 'spoilsUpTo'>): number => Math.max(start, spoilsUpTo);

/** Does its author say that it tells of more than its own moment? Then it is not read with that yet. */
export const tellsOfMore = (note: Pick<Annotation, 'start' | 'spoilsUpTo'>): boolean => tellsUpTo(note) > note.start;

const moments = new WeakMap<readonly Annotation[], Float64Array>();

/**
 * Of the moments up to which notes tell, the last that the spoiler horizon (seconds) has come to; -1 before the first.
 * The horizon moves with each second that is watched; what is to be seen of that is which notes it has come to.
 */
export function reachedBy(notes: readonly Annotation[], horizon: number): number {
  if (horizon === Infinity) return Infinity;
  let all = moments.get(notes);
  if (!all) moments.set(notes, (all = Float64Array.from(notes, tellsUpTo).sort()));
  return all[countWhere(all, (moment) => moment <= horizon) - 1] ?? -1;
}
