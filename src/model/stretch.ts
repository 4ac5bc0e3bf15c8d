import type { Annotation } from './annotation.js';
import { countWhere } from './count-where.js';
import type { Interval } from './interval.js';
import { byRank } from './note-order.js';
import { GAP, type NotePace, ownEnd, Taken } from './note-places.js';

/** When a note is on screen. Its own span says what it speaks of; this one gives time to read it. */
export interface Shown extends Interval {
  readonly annotation: Annotation;
  /** Another note has the place: this one is counted beside it, and shown where there is room for two. */
  readonly crowded?: true;
}

/** Where two minutes (seconds each) that follow one another have more notes than this, twice as many as could be shown, each is planned by itself. */
const MINUTE = 60;
const MANY = 40;

/** Notes of one set that are planned together: no others are in their way, and they are in no others'. They are planned when that is first asked for. */
export class Stretch {
  /** By start; at least one. */
  readonly notes: readonly Annotation[];
  /** What stands here has gone by then; `Infinity` where that is so in any case. */
  readonly until: number;
  readonly #pace: NotePace;
  readonly #pinned: ReadonlySet<string> | undefined;
  #plan: { readonly placed: readonly Shown[]; readonly crowded: readonly Annotation[] } | undefined;
  #shown: { readonly next: Stretch | undefined; readonly all: readonly Shown[] } | undefined;

  constructor(notes: readonly Annotation[], until: number, pace: NotePace, pinned?: ReadonlySet<string>) {
    this.notes = notes;
    this.until = until;
    this.#pace = pace;
    this.#pinned = pinned;
  }

  get start(): number {
    return this.notes[0]!.start;
  }

  /** Has it the same notes, to be planned in the same way? */
  equals(other: Stretch): boolean {
    return this.until === other.until && this.notes.length === other.notes.length && this.notes.every((note, i) => note === other.notes[i]);
  }

  /** What has a place of its own, by start. */
  get placed(): readonly Shown[] {
    return this.#planned.placed;
  }

  get #planned() {
    return (this.#plan ??= this.#makePlan());
  }

  #makePlan() {
    const taken = new Taken(this.#pace, this.until);
    const crowded = byRank(this.notes, this.#pinned).filter((note) => !taken.take(note));
    const { places } = taken;
    const placed = places.map(({ note, start, read }, i) => {
      const next = places[i + 1]?.start ?? this.until;
      return Object.freeze({ annotation: note, start, end: Math.min(Math.max(read, ownEnd(note)), next - GAP) });
    });
    return { placed, crowded };
  }

  /**
   * What is shown of it, in no order.
   *
   * @param next the stretch that follows
   */
  shown(next: Stretch | undefined): readonly Shown[] {
    if (!this.#shown || this.#shown.next !== next) {
      const { placed, crowded } = this.#planned;
      this.#shown = { next, all: [...placed, ...crowded.flatMap((note) => this.#beside(note, next))] };
    }
    return this.#shown.all;
  }

  /** A note without a moment of its own goes with the one that is on screen then, or comes next. */
  #beside(annotation: Annotation, next: Stretch | undefined): Shown[] {
    const { start } = annotation;
    const { placed } = this;
    const other = placed[countWhere(placed, ({ end }) => end <= start)] ?? (this.until < Infinity ? next?.placed[0] : undefined);
    if (!other) return [];
    const from = Math.max(start, other.start);
    return [Object.freeze({ annotation, start: from, end: Math.min(other.end, this.#pace.readUntil(annotation, from)), crowded: true })];
  }
}

/** Cuts notes (by start) where one has gone before the next begins whatever happens, and between minutes that could not show theirs anyway. */
export function stretchesOf(notes: readonly Annotation[], pace: NotePace, pinned?: ReadonlySet<string>): Stretch[] {
  const counts = new Map<number, number>();
  for (const { start } of notes) counts.set(minuteOf(start), (counts.get(minuteOf(start)) ?? 0) + 1);
  const isThick = (minute: number) => (counts.get(minute) ?? 0) + (counts.get(minute - 1) ?? 0) > MANY;
  const stretches: Stretch[] = [];
  let [from, reach] = [0, -Infinity];
  const end = (index: number, until = Infinity) => {
    if (index > from) stretches.push(new Stretch(notes.slice(from, index), until, pace, pinned));
    [from, reach] = [index, -Infinity];
  };
  for (const [i, note] of notes.entries()) {
    const minute = minuteOf(note.start);
    if (note.start >= reach) end(i);
    else if (i > from && minute > minuteOf(notes[i - 1]!.start) && isThick(minute)) end(i, minute * MINUTE);
    reach = Math.max(reach, pace.reachOf(note));
  }
  end(notes.length);
  return stretches;
}

const minuteOf = (time: number): number => Math.floor(time / MINUTE);
