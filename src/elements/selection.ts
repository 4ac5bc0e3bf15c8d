import type { FilmState } from '../session/film-session.js';

/** A selection of several parts of the state that stays the same object while all of its parts are the same: nothing renders for it. One for each element. */
export function parts<T extends object>(select: (state: FilmState) => T): (state: FilmState) => T {
  let last: T | undefined;
  return (state) => {
    const now = select(state);
    const before = last;
    if (before && (Object.keys(now) as (keyof T)[]).every((key) => Object.is(now[key], before[key]))) return before;
    return (last = now);
  };
}
