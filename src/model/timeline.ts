import { countWhere } from './count-where.js';
import type { Interval } from './interval.js';

/** Items a block: large enough that few snapshots are kept, small enough that scanning one costs nothing. */
const BLOCK = 64;
/** An item that reaches over more blocks than this goes to the list of long ones, or every block would carry it (32 keeps the snapshots under 13 MB for 100,000 items). */
const LONG = 32;

const NONE: readonly never[] = Object.freeze([]);

/**
 * What is active when: an index over spans of time that answers from the time alone, so that seeking anywhere costs nothing special.
 *
 * Spans are half-open, in seconds; those without length, reversed or with a `NaN` are never active. An infinite end is allowed.
 * Items are sorted by start and cut into blocks of equal *number*; each block keeps a snapshot of what was already running when it began.
 * Blocks of equal number, not of equal time: a stray item at 10⁹ s costs no memory, and 100,000 items within one second no time.
 *
 * @example
 * const timeline = new Timeline(cues);
 * timeline.activeAt(62.5); // the cues on screen at 1:02.5
 * timeline.nextChangeAfter(62.5); // 63.2: until then the answer stays the same
 */
export class Timeline<T extends Interval> {
  /** By start, then input order; a "rank" below is a place in this list. */
  readonly #items: readonly T[];
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;
  /** `#carried` from `#offsets[b]` to `#offsets[b + 1]` are the ranks from earlier blocks that may be running in block `b`. */
  readonly #offsets: Uint32Array;
  readonly #carried: Uint32Array;
  /** Ranks of the items too long to be carried, ascending. */
  readonly #long: Uint32Array;
  /** Every finite start and end once, ascending. */
  readonly #boundaries: Float64Array;

  constructor(items: readonly T[]) {
    const sorted = byStart(items.filter((item) => item.start < item.end));
    this.#items = sorted;
    this.#starts = timesOf(sorted, startOf);
    this.#ends = timesOf(sorted, endOf);

    const blocks = Math.ceil(sorted.length / BLOCK);
    const firstStarts = Float64Array.from({ length: blocks }, (_, block) => this.#starts[block * BLOCK]!);
    const counts = new Uint32Array(blocks + 1);
    const long: number[] = [];
    const lastBlocks = new Uint32Array(sorted.length);
    for (let rank = 0; rank < sorted.length; rank++) {
      const own = Math.floor(rank / BLOCK);
      const end = this.#ends[rank]!;
      const last = countWhere(firstStarts, (start) => start < end) - 1;
      if (last - own > LONG) {
        long.push(rank);
        lastBlocks[rank] = own;
      } else {
        lastBlocks[rank] = last;
        for (let block = own + 1; block <= last; block++) counts[block + 1]!++;
      }
    }
    for (let block = 0; block < blocks; block++) counts[block + 1]! += counts[block]!;
    this.#offsets = counts;
    this.#carried = new Uint32Array(counts[blocks]!);
    const next = counts.slice();
    for (let rank = 0; rank < sorted.length; rank++)
      for (let block = Math.floor(rank / BLOCK) + 1; block <= lastBlocks[rank]!; block++) this.#carried[next[block]!++] = rank;
    this.#long = Uint32Array.from(long);

    this.#boundaries = finiteOnce(this.#starts, this.#ends);
  }

  /** The items active at `time` (seconds), by start, then input order. The same frozen empty array whenever there are none. */
  activeAt(time: number): readonly T[] {
    const started = countWhere(this.#starts, (other) => other <= time);
    if (started === 0) return NONE;
    const block = Math.floor((started - 1) / BLOCK);
    const long = this.#long;
    const active: T[] = [];
    let nextLong = 0;
    const takeLongBefore = (rank: number) => {
      for (; nextLong < long.length && long[nextLong]! < rank; nextLong++)
        if (time < this.#ends[long[nextLong]!]!) active.push(this.#items[long[nextLong]!]!);
    };
    const take = (rank: number) => {
      if (!(time < this.#ends[rank]!)) return;
      takeLongBefore(rank);
      // A long item is in its own block, too: it is taken once, here.
      if (long[nextLong] === rank) nextLong++;
      active.push(this.#items[rank]!);
    };
    for (let i = this.#offsets[block]!; i < this.#offsets[block + 1]!; i++) take(this.#carried[i]!);
    for (let rank = block * BLOCK; rank < started; rank++) take(rank);
    takeLongBefore(started);
    return active.length ? active : NONE;
  }

  /** The first time after `time` (seconds) at which an item begins or ends; `undefined` where nothing changes any more. */
  nextChangeAfter(time: number): number | undefined {
    if (Number.isNaN(time)) return undefined;
    return this.#boundaries[countWhere(this.#boundaries, (other) => other <= time)];
  }
}

function timesOf(items: readonly Interval[], edge: (item: Interval) => number): Float64Array {
  const times = new Float64Array(items.length);
  for (let i = 0; i < items.length; i++) times[i] = edge(items[i]!);
  return times;
}

const startOf = ({ start }: Interval): number => start;
const endOf = ({ end }: Interval): number => end;

/** By start, then input order. Numbers are sorted in place of items, and each item goes where its number went: a sort that compares items takes longer than all the rest. */
function byStart<T extends Interval>(items: readonly T[]): readonly T[] {
  const unsorted = timesOf(items, startOf);
  if (unsorted.every((start, i) => i === 0 || unsorted[i - 1]! <= start)) return items;
  const starts = unsorted.slice().sort();
  const taken = new Uint32Array(items.length);
  const sorted = items.slice();
  for (let i = 0; i < items.length; i++) {
    const own = unsorted[i]!;
    const first = countWhere(starts, (start) => start < own);
    sorted[first + taken[first]!++] = items[i]!;
  }
  return sorted;
}

/** The finite ones of these times, ascending, each once. */
function finiteOnce(starts: Float64Array, ends: Float64Array): Float64Array {
  const all = new Float64Array(starts.length + ends.length);
  all.set(starts);
  all.set(ends, starts.length);
  all.sort();
  let count = 0;
  for (const time of all) if (Number.isFinite(time) && (count === 0 || time !== all[count - 1])) all[count++] = time;
  return all.slice(0, count);
}
