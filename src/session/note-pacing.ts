import type { Annotation } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import { kindOf } from '../model/note-kinds.js';
import { Schedule, type Shown } from '../model/schedule.js';
import type { FilmState } from './first-session.js';
import type { Pacing } from './first-pacing.js';
import { LANDING } from './landing.js';
import { spoilerHorizon } from './progress.js';

export { Timeline } from '../model/timeline.js';
export { ProgressKeeper } from './progress-memory.js';

/** Who goes back to so many seconds before a note watches on anew, and does not only repeat a line. */
const WELL_BEFORE = 30;
/** Who goes to so soon (seconds) after a note's start means its very start; who drags the seek bar over it does not. */
const VERY_START = 2 * LANDING;

/**
 * Notes by their schedule. What a plan says is due is a function of two moments: the time, and where the viewer last arrived by seeking.
 * What begins after the arrival comes up as the schedule says; what began before it is there at once, for the time to read it.
 * Where other notes or cues come, what was due when it was last asked for stays for its time: another plan depends on that moment, too.
 */
export class NotePacing implements Pacing {
  #schedule = new Schedule([], []);
  #arrival = 0;
  #asked: string | undefined;
  #arrived: readonly Shown[] = [];
  /** The moment that was last asked for; the next plan keeps what was due then. */
  #time = NaN;
  /** What was on screen before the last plan, which has other plans with it. */
  #staying: readonly Shown[] = [];

  /** What was planned for. */
  #notes: readonly Annotation[] = [];
  #skips: ReadonlySet<string> | undefined;
  /** From this spoiler horizon on (seconds) more may be shown. */
  #upTo = Infinity;
  /** Where the viewer is going by seeking (seconds). */
  #sought = NaN;
  /** Has the viewer gone elsewhere, and not watched on from there yet? */
  #hasGone = false;

  plan({ commentary, preferences, progress }: FilmState, cues: readonly Cue[]): void {
    const { readingSpeed, density, hiddenCategories = [], skipSeen } = preferences;
    const { annotations, shown } = commentary;
    const horizon = spoilerHorizon(progress);
    const time = this.#time;
    const before = this.due(time).filter(({ crowded }) => !crowded);
    // What is on screen is still being read, unless the viewer goes back before it.
    const isRead = (id: string) => shown.some((note) => note.id === id && !(this.#sought < note.start));
    const skip = new Set(skipSeen ? [...progress.seen].filter((id) => !isRead(id)) : []);
    this.#notes = annotations;
    // What is read now is skipped from the next seek on.
    this.#skips = skipSeen ? (skip.size < progress.seen.size ? skip : progress.seen) : undefined;
    this.#upTo = annotations.reduce((upTo, { spoilsUpTo = 0 }) => (spoilsUpTo > horizon ? Math.min(upTo, spoilsUpTo) : upTo), Infinity);
    this.#schedule = new Schedule(annotations, cues, { readingSpeed, density, hiddenCategories, skip, horizon }, this.#schedule);
    this.#arrived = this.#schedule.arrive(this.#arrival, this.#asked);
    this.#staying = [];
    const now = this.due(time);
    const isPlanned = (note: Annotation) => now.some(({ annotation, crowded }) => annotation === note && !crowded);
    const mayStay = (note: Annotation) => annotations.includes(note) && !((note.spoilsUpTo ?? 0) > horizon);
    this.#staying = before.filter(({ annotation: note }) => !isPlanned(note) && mayStay(note) && !hiddenCategories.includes(kindOf(note)));
  }

  follow({ media, progress }: FilmState, time: number, closed: Set<string>, asked: string | null | undefined): boolean {
    const { size } = closed;
    this.#sought = media.seeking ? time : NaN;
    const goesOn = this.#hasGone && !media.seeking && !media.paused;
    this.#hasGone = media.seeking || (this.#hasGone && !goesOn);
    for (const { id, start } of size ? this.#notes : []) {
      const isMeant = media.seeking && (asked === undefined ? Math.abs(time - start) <= VERY_START : asked === id);
      // Where the viewer passed on the way there does not count.
      const isAhead = goesOn && this.#arrival <= Math.max(LANDING, start - WELL_BEFORE);
      if (isMeant || isAhead) closed.delete(id);
    }
    const isSeenAnew = media.seeking && this.#skips !== undefined && this.#skips !== progress.seen;
    return closed.size < size || spoilerHorizon(progress) >= this.#upTo || isSeenAnew;
  }

  arrive(time: number, id?: string | null): void {
    // Who is there already has not forgotten what was asked for.
    if (time !== this.#arrival || id !== undefined) this.#asked = id ?? undefined;
    this.#arrival = time;
    this.#arrived = this.#schedule.arrive(time, this.#asked);
    this.#staying = [];
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
