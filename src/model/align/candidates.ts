import type { Interval } from '../interval.js';
import { CELL, type Film } from './film-index.js';
import type { Posterior } from './order.js';

/** A stretch of the film that a passage may speak of. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** The cell it has grown from. */
  readonly peak: number;
  /** Probability of the range, or of the cells around the peak where that is more. */
  readonly mass: number;
}

/** Probability is summed up over so many cells on each side: half a scene's length. */
export const REACH = 4;
/** Two candidates are at least so many cells apart. */
const APART = 10;
/** A range ends where a cell has less than this share of the peak's probability. */
const FALL = 0.15;
const LONGEST = 90;
/** Nor is it a longer share of the film: what is anywhere in half of a short one says nothing. */
const MOST_OF_FILM = 0.1;
const SHORTEST = 10;
/** What rejected ranges leave of a range may be too little for anything; seconds. */
const SLIGHTEST = 0.1;
/** The range follows the cues where one begins, or ends, within so many seconds of it. */
const SNAP = 6;
/** A candidate with less is no help to an author. */
const LEAST_MASS = 0.001;

/** The likeliest stretches of a passage, the best first. */
export function candidatesOf({ cells }: Posterior, film: Film, most: number, barred: readonly Interval[] = []): Stretch[] {
  const n = cells.length;
  const left = Float64Array.from(cells);
  const upTo = new Float64Array(n + 1);
  const massOf = (from: number, to: number) => upTo[Math.max(0, Math.min(n, to))]! - upTo[Math.max(0, Math.min(n, from))]!;
  const cellOf = (time: number) => Math.round((time - film.origin) / CELL);
  const found: Stretch[] = [];
  const taken = new Uint8Array(n);
  while (found.length < most) {
    for (let x = 0; x < n; x++) upTo[x + 1] = upTo[x]! + left[x]!;
    let peak = -1;
    let best = 0;
    for (let x = 0; x < n; x++) {
      if (taken[x]) continue;
      // Of windows with the same mass, the one whose middle is likeliest.
      const value = massOf(x - REACH, x + REACH + 1) + left[x]! / 1000;
      if (value > best) [best, peak] = [value, x];
    }
    if (peak < 0 || best < LEAST_MASS) break;
    const range = grow(left, peak, film, [...barred, ...found]);
    const [first, last] = range ? [cellOf(range.start), cellOf(range.end)] : [peak, peak];
    if (range) found.push({ ...range, peak, mass: Math.min(1, Math.max(massOf(peak - REACH, peak + REACH + 1), massOf(first, last))) });
    const [from, to] = [Math.max(0, Math.min(first, peak - APART)), Math.min(n, Math.max(last, peak + APART + 1))];
    taken.fill(1, from, to);
    left.fill(0, from, to);
  }
  return found;
}

function grow(cells: Float64Array, peak: number, film: Film, barred: readonly Interval[]): Interval | null {
  let top = peak;
  for (let x = Math.max(0, peak - REACH); x <= Math.min(cells.length - 1, peak + REACH); x++) if (cells[x]! > cells[top]!) top = x;
  let first = top;
  let last = top;
  const most = Math.max(SHORTEST, Math.min(LONGEST, MOST_OF_FILM * (film.end - film.origin))) / CELL;
  const floor = FALL * cells[top]!;
  while (last - first + 1 < most) {
    const before = first > 0 ? cells[first - 1]! : 0;
    const after = last < cells.length - 1 ? cells[last + 1]! : 0;
    if (Math.max(before, after) < floor || Math.max(before, after) === 0) break;
    if (before > after) first--;
    else last++;
  }
  let start = film.origin + first * CELL;
  let end = Math.min(film.end, film.origin + (last + 1) * CELL);
  start = nearest(film.cues, 'start', start);
  end = nearest(film.cues, 'end', end);
  if (end - start < SHORTEST) {
    const middle = (start + end) / 2;
    start = Math.max(0, Math.min(middle - SHORTEST / 2, film.end - SHORTEST));
    end = Math.min(film.end, Math.max(start + SHORTEST, end));
  }
  // What was rejected never comes back, not in part either.
  const middle = film.origin + (top + 0.5) * CELL;
  for (const range of barred) {
    if (range.end <= start || range.start >= end) continue;
    if (range.start <= middle && middle < range.end) return null;
    // In whole milliseconds, as it will be given out.
    if (range.end <= middle) start = Math.max(start, Math.ceil(range.end * 1000) / 1000);
    else end = Math.min(end, Math.floor(range.start * 1000) / 1000);
  }
  return end - start >= SLIGHTEST ? { start, end } : null;
}

function nearest(cues: Film['cues'], edge: 'start' | 'end', time: number): number {
  let best = time;
  let least = SNAP;
  for (const cue of cues) {
    const off = Math.abs(cue[edge] - time);
    if (off < least) [least, best] = [off, cue[edge]];
  }
  return best;
}
