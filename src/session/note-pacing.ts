import type { Annotation } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import { kindOf } from '../model/note-kinds.js';
import { NEAR, Schedule, type Shown } from '../model/schedule.js';
import type { FilmState } from './film-session.js';
import type { Pacing } from './first-pacing.js';
import { LANDING } from './landing.js';
import { spoilerHorizon } from './progress.js';

export { ProgressKeeper } from './progress-memory.js';

/** Who goes back to so many seconds before a note watches on anew, and does not only repeat a line. */
const WELL_BEFORE = 30;

/**
 * Notes by their schedule. What is due is a pure function of two moments: the time, and where the viewer last arrived by seeking.
 * What begins after the arrival comes up as the schedule says; what began before it is there at once, for the time to read it.
 * Where other notes or cues come, what is on screen stays for its time.
 */
export class NotePacing implements Pacing {
  #schedule = new Schedule([], []);
  #arrival = 0;
  #asked: string | undefined;
  #arrived: readonly Shown[] = [];
  /** The moment that was last asked for. */
  #time = NaN;
  /** What was on screen before the last plan, which has other plans with it. */
  #staying: readonly Shown[] = [];

  /** What was planned for. */
  #notes: readonly Annotation[] = [];
  #hidden: readonly string[] = [];
  #skips: ReadonlySet<string> | undefined;
  /** From this spoiler horizon on (seconds) more may be shown. */
  #upTo = Infinity;

  plan({ commentary, preferences, progress }: FilmState, cues: readonly Cue[]): void {
    const { readingSpeed, density, hiddenCategories = [], skipSeen } = preferences;
    const { annotations, shown } = commentary;
    const horizon = spoilerHorizon(progress);
    const time = this.#time;
    const before = this.due(time).filter(({ crowded }) => !crowded);
    const skip = new Set(skipSeen ? [...progress.seen].filter((id) => !shown.some((note) => note.id === id)) : []);
    this.#notes = annotations;
    this.#hidden = hiddenCategories;
    this.#skips = skipSeen ? progress.seen : undefined;
    this.#upTo = annotations.reduce((upTo, { spoilsUpTo = 0 }) => (spoilsUpTo > horizon ? Math.min(upTo, spoilsUpTo) : upTo), Infinity);
    this.#schedule = new Schedule(annotations, cues, { readingSpeed, density, hiddenCategories, skip, horizon }, this.#schedule);
    this.#arrived = this.#schedule.arrive(this.#arrival, this.#asked);
    this.#staying = [];
    const now = this.due(time);
    const isPlanned = (note: Annotation) => now.some(({ annotation, crowded }) => annotation === note && !crowded);
    const mayStay = (note: Annotation) => annotations.includes(note) && !((note.spoilsUpTo ?? 0) > horizon);
    this.#staying = before.filter(({ annotation: note }) => !isPlanned(note) && mayStay(note) && this.wanted([note]).length);
  }

  isStale({ media, progress }: FilmState): boolean {
    return spoilerHorizon(progress) >= this.#upTo || (media.seeking && this.#skips !== undefined && this.#skips !== progress.seen);
  }

  arrive(time: number, id?: string): void {
    // Who is there already has not forgotten what was asked for.
    if (time !== this.#arrival || id !== undefined) this.#asked = id;
    this.#arrival = time;
    this.#arrived = this.#schedule.arrive(time, this.#asked);
    this.#staying = [];
  }

  welcome(time: number, dismissed: Set<string>): void {
    for (const { id, start } of dismissed.size ? this.#notes : []) {
      const isMeant = start <= time && time - start <= NEAR;
      if (isMeant || time <= Math.max(LANDING, start - WELL_BEFORE)) dismissed.delete(id);
    }
  }

  wanted(notes: readonly Annotation[]): readonly Annotation[] {
    return notes.filter((note) => !this.#hidden.includes(kindOf(note)));
  }

  due(time: number): readonly Shown[] {
    this.#time = time;
    // A seek may end a hair before the moment that was sought.
    const arrived = this.#arrived.filter(({ end }) => time < end);
    const due = [...arrived, ...this.#schedule.shownAt(time).filter(({ annotation }) => annotation.start > this.#arrival)];
    const staying = this.#staying.filter(({ end }) => time < end);
    if (!staying.length) return due;
    const others = due.filter(({ annotation }) => !staying.some((one) => one.annotation === annotation));
    const waits = ({ annotation }: Shown) => staying.some((one) => one.annotation.set === annotation.set);
    return [...staying, ...others.map((one) => (waits(one) ? { ...one, crowded: true as const } : one))];
  }

  nextChangeAfter(time: number): number | undefined {
    const ends = [...this.#arrived, ...this.#staying].map(({ end }) => end).filter((end) => end > time);
    const next = Math.min(this.#schedule.nextChangeAfter(time) ?? Infinity, ...ends);
    return next < Infinity ? next : undefined;
  }
}
