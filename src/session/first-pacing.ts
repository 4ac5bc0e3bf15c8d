import type { Cue } from '../model/cue.js';
import { FirstTimeline, type Moments } from '../model/first-timeline.js';
import type { Interval } from '../model/interval.js';
import type { Shown } from '../model/schedule.js';
import type { FilmState } from './first-session.js';
import type * as Later from './note-pacing.js';
import type { Preferences } from './preferences.js';
import type { ProgressKeeper } from './progress-memory.js';

/** Decides which notes are due: a function of the time and of the moment at which the viewer arrived there. */
export interface Pacing {
  /** Other notes, other cues, other choices. */
  plan(state: FilmState, cues: readonly Cue[]): void;
  /**
   * The film has gone on, or elsewhere, to `time` (seconds): is another plan wanted?
   *
   * @param closed the notes that were closed, by id; those that are wanted again are taken out
   * @param asked the note that was asked for; `null` where a line was, which a note may begin with
   */
  follow?(state: FilmState, time: number, closed: Set<string>, asked: string | null | undefined): boolean;
  /** The viewer comes to `time` (seconds) by seeking, or stops there; `id` is a note that was asked for. */
  arrive?(time: number, id?: string | null): void;
  due(time: number): readonly Shown[];
  nextChangeAfter(time: number): number | undefined;
}

/** Most people read so many letters a second while a film goes on. */
const CPS = 12;
/** A note stays for so many seconds, at least and at most. */
const [MIN_SHOWN, MAX_SHOWN] = [4, 20];
/** A longer span is that of a whole scene (seconds). */
const CONTEXT = 60;

/** Has the viewer chosen which notes come up? */
export const isChosen = ({ density, hiddenCategories, skipSeen }: Preferences): unknown => density || hiddenCategories || skipSeen;

/** Until what paces notes has come, each is shown from its start, to all; where the viewer has chosen which, none is. */
export class FirstPacing implements Pacing {
  #timeline = new FirstTimeline<Shown>([]);

  plan({ commentary, preferences }: FilmState): void {
    const notes = isChosen(preferences) ? [] : commentary.annotations.filter(({ spoilsUpTo }) => spoilsUpTo === undefined);
    this.#timeline = new FirstTimeline(
      notes.map((annotation) => {
        const { start, end, text } = annotation;
        const read = start + Math.min(Math.max(text.length / CPS, MIN_SHOWN), MAX_SHOWN);
        return { annotation, start, end: end - start > CONTEXT ? read : Math.max(end, read) };
      }),
    );
  }

  due(time: number): readonly Shown[] {
    return this.#timeline.activeAt(time);
  }

  nextChangeAfter(time: number): number | undefined {
    return this.#timeline.nextChangeAfter(time);
  }
}

let later: typeof Later | undefined;

/** What paces notes, and remembers how far films were watched, comes a moment after the film; from then on every session of the page begins with it. */
export async function loadPacing(): Promise<void> {
  later ??= await import('./note-pacing.js');
}

/** A timeline of these items: that of many comes with what paces notes. */
export const newTimeline = <T extends Interval>(items: readonly T[]): Moments<T> =>
  later ? new later.Timeline(items) : new FirstTimeline(items);

export const newPacing = (): Pacing => (later ? new later.NotePacing() : new FirstPacing());

export const newKeeper = (...given: ConstructorParameters<typeof ProgressKeeper>): ProgressKeeper | undefined =>
  later && new later.ProgressKeeper(...given);
