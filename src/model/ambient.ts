import type { Annotation } from './annotation.js';
import type { Passage } from './article.js';
import type { Cue } from './cue.js';
import type { Interval } from './interval.js';
import { ReadingPace, scheduleAnnotations } from './schedule.js';

/** At most one background note in so many seconds: two hours of film then still have room for 360. */
export const AMBIENT_SPACING = 20;
/** A pause in the dialogue that is shorter is over before a note has been noticed. */
export const MIN_QUIET = 4;
/** A background note only begins where no other note is due for so many seconds. */
const MIN_ROOM = 8;
/** Starts are tried this far apart within a quiet stretch. */
const STEP = 2;
/** A note does not come up in the moment somebody falls silent. */
const BREATH = 0.5;

export interface PlaceAmbientOptions {
  readonly cues: readonly Cue[];
  /** Of the film, in seconds; the end of the last cue where absent. */
  readonly duration?: number;
  /** Notes that have a place; those with a `passage` tell where in the article's order the film has got to. */
  readonly taken?: readonly Annotation[];
  /** BCP 47, given to each note. */
  readonly language?: string;
}

/**
 * Spreads passages without a place of their own over the film's quiet stretches, as background: `origin: 'ambient'`, never disguised as a match.
 *
 * Give all passages in article order; those that `taken` notes come from are passed over. The others stand between their placed neighbours,
 * evenly and in order, at most one per `AMBIENT_SPACING`, never over a placed note's time on screen. Those without room are left out of the result.
 * Pure: the same input gives the same notes.
 */
export function placeAmbient(passages: readonly Passage[], options: PlaceAmbientOptions): Annotation[] {
  const { cues, taken = [], language } = options;
  const duration = lastMoment(options);
  if (!(duration > 0)) return [];
  const pace = new ReadingPace(cues);
  const busy = scheduleAnnotations(taken, cues);
  const quiet = quietStretches(cues, duration);
  const notes: Annotation[] = [];
  let last = -Infinity;
  for (const { passages: group, start, end } of groupsBetween(passages, taken, duration)) {
    const room = (at: number, letters: number): number => {
      if (busy.some((shown) => shown.start <= at && at < shown.end)) return 0;
      const next = busy.find((shown) => shown.start > at)?.start ?? duration;
      return Math.min(pace.shownUntil(at, letters), next, duration) - at;
    };
    const starts = quiet
      .flatMap((stretch) => startsIn(stretch, Math.max(start, last + AMBIENT_SPACING), end))
      .filter((at) => room(at, Infinity) >= MIN_ROOM);
    const chosen = spread(starts, group.length, start, end);
    for (const [i, at] of chosen.entries()) {
      // With fewer places than passages, those that go without are spread as evenly as those that stay.
      const passage = group[Math.floor(((i + 0.5) * group.length) / chosen.length)]!;
      const until = Math.round((at + room(at, passage.text.length)) * 1000) / 1000;
      notes.push({
        id: passage.id,
        start: at,
        end: until,
        ...(passage.heading !== undefined && { title: passage.heading }),
        body: passage.body,
        text: passage.text,
        tags: [],
        ...(language !== undefined && { language }),
        origin: 'ambient',
        anchor: { type: 'time', start: at, end: until },
        passage: passage.id,
      });
      last = at;
    }
  }
  return notes;
}

function lastMoment({ cues, duration, taken = [] }: PlaceAmbientOptions): number {
  if (duration !== undefined && Number.isFinite(duration)) return duration;
  return [...cues, ...taken].reduce((latest, { end }) => (end > latest && end < Infinity ? end : latest), 0);
}

interface Group extends Interval {
  readonly passages: readonly Passage[];
}

/** Runs of passages without a place, each with the stretch of film between its neighbours that have one and follow the film's order. */
function groupsBetween(passages: readonly Passage[], taken: readonly Annotation[], duration: number): Group[] {
  const placeOf = new Map(taken.flatMap((note) => (note.passage === undefined ? [] : [[note.passage, note] as const])));
  const inOrder = longestRise(passages.flatMap(({ id }) => placeOf.get(id) ?? []));
  const groups: Group[] = [];
  let run: Passage[] = [];
  let start = 0;
  const endRun = (end: number) => {
    if (run.length) groups.push({ passages: run, start, end });
    run = [];
  };
  for (const passage of passages) {
    const place = placeOf.get(passage.id);
    if (!place) run.push(passage);
    else if (inOrder.has(place)) {
      endRun(Math.min(place.start, duration));
      start = Math.max(start, place.start);
    }
  }
  endRun(duration);
  return groups;
}

/** The largest set of notes whose order in the article is that in the film; the others are mentions ahead or back. */
function longestRise(notes: readonly Annotation[]): ReadonlySet<Annotation> {
  // `tails[n]` is the note with the earliest start that ends a rise of n + 1 notes.
  const tails: number[] = [];
  const before: number[] = [];
  for (const [i, note] of notes.entries()) {
    let n = tails.findIndex((tail) => notes[tail]!.start > note.start);
    if (n < 0) n = tails.length;
    before[i] = n ? tails[n - 1]! : -1;
    tails[n] = i;
  }
  const rise = new Set<Annotation>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) rise.add(notes[i]!);
  return rise;
}

/** Where nobody speaks for `MIN_QUIET` seconds or more. */
function quietStretches(cues: readonly Cue[], duration: number): Interval[] {
  const quiet: Interval[] = [];
  let from = 0;
  const add = (to: number) => {
    if (to - from >= MIN_QUIET) quiet.push({ start: from, end: to });
  };
  for (const cue of cues.filter((one) => one.start < one.end && one.text).sort((a, b) => a.start - b.start)) {
    add(Math.min(cue.start, duration));
    from = Math.max(from, cue.end);
  }
  add(duration);
  return quiet;
}

function startsIn(stretch: Interval, from: number, to: number): number[] {
  const starts: number[] = [];
  const end = Math.min(stretch.end - MIN_QUIET + BREATH, to);
  for (let at = Math.max(stretch.start + BREATH, from); at <= end; at += STEP) starts.push(Math.round(at * 1000) / 1000);
  return starts;
}

/** Up to `count` of the ascending starts, at least `AMBIENT_SPACING` apart, as near as may be to an even spread from `start` to `end`. */
function spread(starts: readonly number[], count: number, start: number, end: number): number[] {
  // How many more can follow the start at each place, if each next one is taken as early as possible.
  const following = new Uint32Array(starts.length);
  for (let i = starts.length - 1, next = starts.length; i >= 0; i--) {
    while (next > 0 && starts[next - 1]! >= starts[i]! + AMBIENT_SPACING) next--;
    following[i] = next < starts.length ? following[next]! + 1 : 0;
  }
  const most = Math.min(count, starts.length ? following[0]! + 1 : 0);
  const chosen: number[] = [];
  for (let n = 0; n < most; n++) {
    const ideal = start + ((end - start) * (n + 1)) / (most + 1);
    let best: number | undefined;
    for (const [i, at] of starts.entries()) {
      if (chosen.length && at < chosen.at(-1)! + AMBIENT_SPACING) continue;
      if (following[i]! < most - n - 1) break;
      if (best === undefined || Math.abs(at - ideal) < Math.abs(best - ideal)) best = at;
    }
    if (best !== undefined) chosen.push(best);
  }
  return chosen;
}
