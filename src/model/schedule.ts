import type { Annotation } from './annotation.js';
import { countWhere } from './count-where.js';
import type { Cue } from './cue.js';
import type { Interval } from './interval.js';
import { kindOf } from './note-kinds.js';
import { MIN_SHOWN, ReadingPace } from './reading-pace.js';
import { Timeline } from './timeline.js';

export { CPS_IN_GAPS, CPS_UNDER_CUES, MAX_SHOWN, MIN_SHOWN } from './reading-pace.js';

/** When a note is on screen. Its own span says what it speaks of; this one gives time to read it. */
export interface Shown extends Interval {
  readonly annotation: Annotation;
  /** Another note has the place: this one is counted beside it, and shown where there is room for two. */
  readonly crowded?: true;
}

/** What the viewer chose. */
export interface ScheduleChoices {
  /** How fast the viewer reads: 2 halves the time, 0.5 doubles it. 1 where absent; held between 0.25 and 4. */
  readonly readingSpeed?: number;
  /** How many notes come up: about one in 90 seconds, one in 30 (where absent), or all. A file of at most one in 20 seconds is never thinned by `normal`. */
  readonly density?: 'sparse' | 'normal' | 'study';
  /** Notes of these kinds do not come up: categories, `''` for those without one, `BACKGROUND` for what stands as background. */
  readonly hiddenCategories?: readonly string[];
  /** Notes that do not come up while the film plays, by id: the viewer has seen them. Who goes to one sees it again. */
  readonly skip?: ReadonlySet<string>;
  /** Notes that go before all others, by id. */
  readonly pinned?: ReadonlySet<string>;
  /** How far (seconds) the film is known: a note that would give away more (`spoilsUpTo`) does not come up. `Infinity` where absent. */
  readonly horizon?: number;
}

/** Between a note and the next the picture is free for this many seconds: one sees that it is another note. */
export const GAP = 1.5;
/** A note waits up to so many seconds for a pause in the dialogue, or for another note to go; never past the end of its own span. */
export const PATIENCE = 8;
/** Silence of so many seconds is a pause in the dialogue: time to look up and begin to read. */
export const PAUSE = 2;
/** A note that another presses keeps its place for so many seconds, or the time to read it if that is less; `MIN_SHOWN` seconds where only that is free. */
export const KEPT = 10;
/** Who speaks of more than so many seconds gives the background of a scene: such a note goes when it has been read, though its scene goes on. */
export const CONTEXT = 60;
/** Who goes to a moment so soon (seconds) after a note's start means that note. */
const NEAR = 0.25;

/** Where notes come thicker than one in so many seconds, on average over `STRETCH` seconds, a normal density thins them. */
const THICK = 20;
const STRETCH = 600;
/** Thinned notes begin at least so many seconds apart. Of notes in no order, gaps come out a third longer on average. */
const APART = { sparse: 75, normal: 30, study: 0 };

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

/** When notes are shown while the film plays (`shown`), and for who arrives somewhere else (`arrive`). Both are pure functions of time. */
export class Schedule {
  readonly shown: readonly Shown[];
  readonly #plans: readonly Plan[];

  constructor(annotations: readonly Annotation[], cues: readonly Cue[], choices: ScheduleChoices = {}) {
    const pace = new ReadingPace(cues);
    const sets = new Map<string | undefined, Annotation[]>();
    for (const note of annotations.filter(({ start }) => Number.isFinite(start)))
      if (sets.get(note.set)?.push(note) === undefined) sets.set(note.set, [note]);
    this.#plans = [...sets.values()].map((notes) => new Plan(notes, pace, choices));
    this.shown = this.#plans.flatMap(({ shown }) => shown).sort((a, b) => a.start - b.start);
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
  readonly shown: readonly Shown[];
  readonly #notes: readonly Annotation[];
  readonly #pace: ReadingPace;
  readonly #choices: ScheduleChoices;
  /** When a note may be met: from its start, also while it waits, until it goes. */
  readonly #met: Timeline<Interval & { readonly shown: Shown }>;
  /** What has a place of its own, by start. */
  readonly #placed: readonly Shown[];

  constructor(notes: readonly Annotation[], pace: ReadingPace, choices: ScheduleChoices) {
    this.#pace = pace;
    this.#choices = choices;
    this.#notes = notes;
    const ranked = byRank(notes.filter((note) => this.#isWanted(note) && !choices.skip?.has(note.id)), choices.pinned); // prettier-ignore
    const taken = new Taken();
    const crowded: Annotation[] = [];
    for (const note of thin(ranked, choices.density ?? 'normal')) {
      const wanted = this.#placeAt(note, note.start);
      const place = this.#find(wanted, taken);
      if (place) taken.add(place);
      else if (!taken.press(wanted)) crowded.push(note);
    }
    this.#placed = taken.places.map(({ note, start, read }, i) => {
      const own = note.origin === 'authored' && note.end - start <= CONTEXT ? note.end : 0;
      return Object.freeze({ annotation: note, start, end: Math.min(Math.max(read, own), (taken.places[i + 1]?.start ?? Infinity) - GAP) });
    });
    this.shown = [...this.#placed, ...crowded.flatMap((note) => this.#beside(note))].sort((a, b) => a.start - b.start);
    this.#met = new Timeline(this.shown.map((shown) => ({ start: shown.annotation.start, end: shown.end, shown })));
  }

  #isWanted(note: Annotation): boolean {
    const { hiddenCategories = [], horizon = Infinity } = this.#choices;
    return !hiddenCategories.includes(kindOf(note)) && !((note.spoilsUpTo ?? 0) > horizon);
  }

  /** Until when a note has been read by who begins at `start`. */
  #readUntil({ title, text }: Annotation, start: number): number {
    const speed = Math.max(0.25, Math.min(4, this.#choices.readingSpeed ?? 1)) || 1;
    return this.#pace.shownUntil(start, (title?.length ?? 0) + text.length, speed);
  }

  #placeAt(note: Annotation, start: number): Place {
    const read = this.#readUntil(note, start);
    return { note, start, read, kept: Math.min(read, start + KEPT), least: start + MIN_SHOWN, at: (later) => this.#placeAt(note, later) };
  }

  /** The best moment that is free: better one in which nobody speaks, and better none that takes from others the time to read them. */
  #find(wanted: Place, taken: Taken): Place | undefined {
    const { note, start } = wanted;
    // Where not even a glance fits, nothing does: most of a very dense file.
    if (!taken.fit(wanted, start, 'kept', 'least')) return undefined;
    for (const [edge, own] of [
      ['read', 'read'],
      ['kept', 'kept'],
      ['kept', 'least'],
    ] as const) {
      const pauseFrom = (from: number) => this.#pace.pauseFrom(from, Math.min(latestFor(note), note.end), PAUSE);
      for (let at = pauseFrom(start); at !== undefined;) {
        const place: Place | undefined = taken.fit(wanted, at, edge, own);
        at = place && pauseFrom(place.start);
        if (at !== undefined && at === place?.start) return place;
      }
      const place = taken.fit(wanted, start, edge, own);
      if (place) return place;
    }
    return undefined;
  }

  /** A note without a moment of its own goes with the one that is on screen then, or comes next. */
  #beside(annotation: Annotation): Shown[] {
    const { start } = annotation;
    const other = this.#placed[countWhere(this.#placed, (place) => place.end <= start)];
    if (!other) return [];
    const from = Math.max(start, other.start);
    return [Object.freeze({ annotation, start: from, end: Math.min(other.end, this.#readUntil(annotation, from)), crowded: true })];
  }

  arrive(time: number, id: string | undefined): Shown[] {
    const met = new Map(this.#met.activeAt(time).map(({ shown }) => [shown.annotation, shown]));
    // Who goes to the start of a note means it, also where it has been thinned out or seen.
    const isMeant = ({ id: its, start }: Annotation) => its === id || (time - start >= 0 && time - start <= NEAR);
    const order = (note: Annotation): number => {
      if (note.id === id) return 0;
      const shown = met.get(note);
      const isOn = shown && !shown.crowded && shown.start <= time;
      return (isMeant(note) ? 1 : 3) + (isOn ? 0 : 1);
    };
    const notes = this.#notes.filter((note) => (met.has(note) || isMeant(note)) && (note.id === id || this.#isWanted(note)));
    const [first, ...others] = byRank(notes, this.#choices.pinned).sort((a, b) => order(a) - order(b));
    if (!first) return [];
    const next = this.#placed
      .slice(countWhere(this.#placed, ({ start }) => start <= time))
      .find(({ annotation }) => annotation.start > time);
    const until = (next?.start ?? Infinity) - time < MIN_SHOWN + GAP ? next!.start : (next?.start ?? Infinity) - GAP;
    const shown = (annotation: Annotation): Shown => ({
      annotation,
      start: time,
      end: Math.min(until, Math.max(this.#readUntil(annotation, time), met.get(annotation)?.end ?? 0)),
    });
    const card = Object.freeze(shown(first));
    return [card, ...others.map(shown).map((one) => Object.freeze({ ...one, end: Math.min(one.end, card.end), crowded: true as const }))];
  }
}

/** A moment for a note: it has been read at `read`, and keeps the place until `kept`. */
interface Place {
  readonly note: Annotation;
  readonly start: number;
  readonly read: number;
  readonly kept: number;
  /** It has been noticed. */
  readonly least: number;
  /** The same note at another moment. */
  at(start: number): Place;
}

/** Until when a note may wait. A span shorter than the gap may be over before the picture is free. */
const latestFor = ({ start, end }: Annotation): number => start + Math.max(GAP, Math.min(PATIENCE, end - start) || 0);

/** The moments that are taken, by start; `GAP` lies between each `kept` and the next start. */
class Taken {
  readonly places: Place[] = [];

  add(place: Place): void {
    this.places.splice(
      countWhere(this.places, ({ start }) => start < place.start),
      0,
      place,
    );
  }

  /** The first place from `from` on, as late as the note may wait, that is free; `edge` and `own` say how long its neighbours and itself are to stay. */
  fit(wanted: Place, from: number, edge: 'read' | 'kept', own: 'read' | 'kept' | 'least'): Place | undefined {
    const latest = latestFor(wanted.note);
    let at = from;
    // The one before may be read for longer than it keeps its place.
    for (let i = Math.max(0, countWhere(this.places, ({ kept }) => kept + GAP <= at) - 1); at <= latest; i++) {
      const next = this.places[i];
      const place = wanted.at(at);
      if (!next || place[own] + GAP <= next.start) return own === 'least' ? { ...place, kept: place.least } : place;
      at = Math.max(at, next[edge] + GAP);
    }
    return undefined;
  }

  /** Makes room by letting the note that follows wait, where that may; says whether it could. */
  press(wanted: Place): boolean {
    const following = countWhere(this.places, ({ start }) => start <= wanted.start);
    const place = wanted.at(Math.max(wanted.start, (this.places[following - 1]?.kept ?? -Infinity) + GAP));
    const [next, last] = [this.places[following], this.places[following + 1]];
    if (!next || place.start > latestFor(place.note)) return false;
    for (const kept of [place.kept, place.least]) {
      const later = next.at(kept + GAP);
      const end = (last?.start ?? Infinity) - GAP;
      if (later.start > latestFor(next.note) || later.least > end) continue;
      this.places.splice(following, 1, { ...place, kept }, { ...later, kept: Math.min(later.kept, end) });
      return true;
    }
    return false;
  }
}

/** The order in which notes find their places, the best first. */
function byRank(notes: readonly Annotation[], pinned?: ReadonlySet<string>): Annotation[] {
  const last = ({ id, origin }: Annotation) => (pinned?.has(id) ? 0 : origin === 'ambient' ? 2 : 1);
  const span = ({ start, end }: Annotation) => Math.max(0, end - start) || 0;
  return [...notes].sort((a, b) => last(a) - last(b) || (b.priority ?? 0) - (a.priority ?? 0) || span(a) - span(b) || a.start - b.start);
}

/** Of notes by rank those that the density leaves, by rank. */
function thin(ranked: readonly Annotation[], density: 'sparse' | 'normal' | 'study'): readonly Annotation[] {
  const apart = APART[density];
  if (!apart) return ranked;
  const starts = Float64Array.from(ranked, ({ start }) => start).sort();
  const within = (from: number, to: number) => countWhere(starts, (start) => start < to) - countWhere(starts, (start) => start <= from);
  const stays = ({ start }: Annotation) => density === 'normal' && within(start - STRETCH / 2, start + STRETCH / 2) <= STRETCH / THICK;
  const kept: number[] = [];
  const keep = (start: number) =>
    kept.splice(
      countWhere(kept, (other) => other < start),
      0,
      start,
    );
  const left = new Set(ranked.filter(stays));
  for (const { start } of left) keep(start);
  for (const note of ranked) {
    const after = countWhere(kept, (start) => start <= note.start);
    if (left.has(note) || note.start - (kept[after - 1] ?? -Infinity) < apart || (kept[after] ?? Infinity) - note.start < apart) continue;
    left.add(note);
    keep(note.start);
  }
  return ranked.filter((note) => left.has(note));
}
