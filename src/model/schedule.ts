import type { Annotation } from './annotation.js';
import { countWhere } from './count-where.js';
import type { Cue } from './cue.js';
import { contains, type Interval } from './interval.js';
import { kindOf } from './note-kinds.js';
import { byRank, type Density, thin } from './note-order.js';
import { GAP, NotePace } from './note-places.js';
import { MIN_SHOWN, ReadingPace } from './reading-pace.js';
import { type Shown, type Stretch, stretchesOf } from './stretch.js';

export { CONTEXT, GAP, KEPT, PATIENCE, PAUSE } from './note-places.js';
export { CPS_IN_GAPS, CPS_UNDER_CUES, MAX_SHOWN, MIN_SHOWN } from './reading-pace.js';
export type { Shown } from './stretch.js';

/** What the viewer chose. */
export interface ScheduleChoices {
  /** How fast the viewer reads: 2 halves the time, 0.5 doubles it. 1 where absent; held between 0.25 and 4. */
  readonly readingSpeed?: number;
  /** How many notes come up: about one in 90 seconds, one in 30 (where absent), or all. A file of at most one in 20 seconds is never thinned by `normal`. */
  readonly density?: Density;
  /** Notes of these kinds do not come up: categories, `''` for those without one, `BACKGROUND` for what stands as background. */
  readonly hiddenCategories?: readonly string[];
  /** Notes that do not come up while the film plays, by id: the viewer has seen them. Who goes to one sees it again. */
  readonly skip?: ReadonlySet<string>;
  /** Notes that go before all others, by id. */
  readonly pinned?: ReadonlySet<string>;
  /** How far (seconds) the film is known: a note that would give away more (`spoilsUpTo`) does not come up. `Infinity` where absent. */
  readonly horizon?: number;
}

/** Who goes to a moment so soon (seconds) after a note's start means that note. */
const NEAR = 0.25;

/**
 * When each note is shown while the film plays: one at a time, for the time it takes to read.
 *
 * - The reading budget runs at `CPS_IN_GAPS` between subtitles and at `CPS_UNDER_CUES` under them. An author's own span of up to `CONTEXT`
 *   seconds keeps a note longer, until the next one comes.
 * - A note waits for a pause in the dialogue if one begins within `PATIENCE` seconds and within its own span; else it comes up at its start.
 * - Between two notes the picture is free for `GAP` seconds. Of notes that would be in each other's way, pinned ones go first, then placed ones before background,
 *   then by priority, by shorter span, by earlier start; a note that finds no moment of its own is `crowded` while another is shown.
 * - The notes of each set are scheduled apart: one commentary does not push another aside.
 *
 * Seconds throughout; sorted by start. Notes whose start is no finite time are left out. Pure: the same input gives the same output.
 */
export function scheduleAnnotations(annotations: readonly Annotation[], cues: readonly Cue[], choices: ScheduleChoices = {}): Shown[] {
  return [...new Schedule(annotations, cues, choices).shown];
}

/**
 * When notes are shown while the film plays (`shownAt`), and for who arrives somewhere else (`arrive`). Both are pure functions of time.
 * Only what is asked for is planned: a moment hangs on the notes of its stretch alone.
 */
export class Schedule {
  readonly #cues: readonly Cue[];
  readonly #reading: ReadingPace;
  readonly #choices: ScheduleChoices;
  readonly #plans: readonly Plan[];
  #shown: readonly Shown[] | undefined;

  /** @param before what of it is still so is taken over */
  constructor(annotations: readonly Annotation[], cues: readonly Cue[], choices: ScheduleChoices = {}, before?: Schedule) {
    this.#cues = cues;
    this.#choices = choices;
    this.#reading = before && before.#cues === cues ? before.#reading : new ReadingPace(cues);
    const pace = new NotePace(this.#reading, choices.readingSpeed);
    const sets = new Map<string | undefined, Annotation[]>();
    for (const note of annotations)
      if (Number.isFinite(note.start) && sets.get(note.set)?.push(note) === undefined) sets.set(note.set, [note]);
    const known = before && before.#plansAlike(this) ? before.#plans.flatMap(({ stretches }) => stretches) : [];
    const byFirst = new Map(known.map((stretch) => [stretch.notes[0], stretch]));
    this.#plans = [...sets.values()].map((notes) => new Plan(notes.sort(byStart), pace, choices, byFirst));
  }

  /** Does it plan the same notes in the same way? */
  #plansAlike(other: Schedule): boolean {
    const { readingSpeed, pinned } = this.#choices;
    return other.#reading === this.#reading && other.#choices.readingSpeed === readingSpeed && other.#choices.pinned === pinned;
  }

  /** All of it, by start; for this the whole film is planned. */
  get shown(): readonly Shown[] {
    return (this.#shown ??= this.#plans.flatMap((plan) => plan.shown).sort(byStart));
  }

  /** What is shown at `time` (seconds) to who has played on, by start. */
  shownAt(time: number): readonly Shown[] {
    return this.#plans.flatMap((plan) => plan.shownAt(time)).sort(byStart);
  }

  /** Until when (seconds) `shownAt` says the same, at least; `undefined` where nothing changes any more. */
  nextChangeAfter(time: number): number | undefined {
    const next = Math.min(...this.#plans.map((plan) => plan.nextChangeAfter(time)));
    return next < Infinity ? next : undefined;
  }

  /**
   * What is shown to a viewer who comes to `time` (seconds) by seeking, or stops there: at once what would be on screen or waits to come up.
   * From then on the notes that begin after `time` follow as `shown` says.
   *
   * @param id of a note that the viewer has asked for: it is shown whatever else was chosen.
   */
  arrive(time: number, id?: string): Shown[] {
    return this.#plans.flatMap((plan) => plan.arrive(time, id));
  }
}

/** The schedule of one set. */
class Plan {
  readonly stretches: readonly Stretch[];
  /** By start. */
  readonly #notes: readonly Annotation[];
  readonly #pace: NotePace;
  readonly #choices: ScheduleChoices;

  constructor(notes: readonly Annotation[], pace: NotePace, choices: ScheduleChoices, known: ReadonlyMap<unknown, Stretch>) {
    this.#notes = notes;
    this.#pace = pace;
    this.#choices = choices;
    const { density = 'normal', pinned, skip } = choices;
    const wanted = notes.filter((note) => this.#isWanted(note) && !skip?.has(note.id));
    this.stretches = stretchesOf(thin(wanted, density, pinned), pace, pinned).map((stretch) => {
      const before = known.get(stretch.notes[0]);
      return before?.equals(stretch) ? before : stretch;
    });
  }

  #isWanted(note: Annotation): boolean {
    const { hiddenCategories = [], horizon = Infinity } = this.#choices;
    return !hiddenCategories.includes(kindOf(note)) && !((note.spoilsUpTo ?? 0) > horizon);
  }

  /** The notes that begin from one moment to another, both included. */
  #between(from: number, to: number): readonly Annotation[] {
    const before = countWhere(this.#notes, ({ start }) => start < from);
    return this.#notes.slice(
      before,
      countWhere(this.#notes, ({ start }) => start <= to),
    );
  }

  #shownOf(index: number): readonly Shown[] {
    return this.stretches[index]?.shown(this.stretches[index + 1]) ?? [];
  }

  get shown(): readonly Shown[] {
    return this.stretches.flatMap((_, i) => this.#shownOf(i));
  }

  /** The stretch that has begun last; -1 before the first. */
  #indexAt(time: number): number {
    return countWhere(this.stretches, ({ start }) => start <= time) - 1;
  }

  /** What may be on screen is of that stretch or the one before. */
  #around(time: number): readonly Shown[] {
    const index = this.#indexAt(time);
    return [...this.#shownOf(index - 1), ...this.#shownOf(index)];
  }

  shownAt(time: number): readonly Shown[] {
    return this.#around(time).filter((shown) => contains(shown, time));
  }

  nextChangeAfter(time: number): number {
    const begins = this.stretches[this.#indexAt(time) + 1]?.start ?? Infinity;
    return this.#around(time)
      .flatMap(({ start, end }) => [start, end])
      .reduce((next, edge) => (edge > time && edge < next ? edge : next), begins);
  }

  arrive(time: number, id: string | undefined): Shown[] {
    // A note is met from its start, also while it waits, until it goes.
    const here = this.#around(time).filter(({ annotation, end }) => annotation.start <= time && time < end);
    const met = new Map(here.map((shown) => [shown.annotation, shown]));
    // Who goes to the start of a note means it, also where it has been thinned out or seen.
    const meant = new Set(this.#between(time - NEAR, time));
    const asked = id === undefined ? undefined : this.#notes.find((note) => note.id === id);
    if (asked) meant.add(asked);
    const order = (note: Annotation): number => {
      if (note === asked) return 0;
      const shown = met.get(note);
      const isOn = shown && !shown.crowded && shown.start <= time;
      return (meant.has(note) ? 1 : 3) + (isOn ? 0 : 1);
    };
    const starts = [...met.keys(), ...meant].map(({ start }) => start);
    const isShown = (note: Annotation) => note === asked || ((met.has(note) || meant.has(note)) && this.#isWanted(note));
    // In their order: of notes that are equal the first comes first.
    const notes = this.#between(Math.min(...starts), Math.max(...starts)).filter(isShown);
    const [first, ...others] = byRank(notes, this.#choices.pinned).sort((a, b) => order(a) - order(b));
    if (!first) return [];
    const ends = new Map(notes.map((note) => [note, Math.max(this.#pace.readUntil(note, time), met.get(note)?.end ?? 0)]));
    const next = this.#following(time, Math.max(...ends.values()) + GAP);
    const latest = next - time < MIN_SHOWN + GAP ? next : next - GAP;
    const shown = (annotation: Annotation): Shown => ({ annotation, start: time, end: Math.min(latest, ends.get(annotation)!) });
    const card = Object.freeze(shown(first));
    return [card, ...others.map(shown).map((one) => Object.freeze({ ...one, end: Math.min(one.end, card.end), crowded: true as const }))];
  }

  /** When the next note comes up that begins after `time`, or a moment after `latest`. */
  #following(time: number, latest: number): number {
    for (const stretch of this.stretches.slice(Math.max(0, this.#indexAt(time)))) {
      if (stretch.start > latest) break;
      const next = stretch.placed.find(({ start, annotation }) => start > time && annotation.start > time);
      if (next) return next.start;
    }
    return Infinity;
  }
}

const byStart = (a: Interval, b: Interval): number => a.start - b.start;
