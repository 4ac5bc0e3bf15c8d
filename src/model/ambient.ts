import type { Annotation } from './annotation.js';
import type { Passage } from './article.js';
import { countWhere } from './count-where.js';
import type { Cue } from './cue.js';
import type { Interval } from './interval.js';
import { ReadingPace } from './reading-pace.js';
import { scheduleAnnotations } from './schedule.js';

/** At most one background note in so many seconds, where nothing else is asked for: two hours of film then still have room for 360. */
export const AMBIENT_SPACING = 20;
/** Seconds between notes that open a film, or close it: they keep to its first and last minutes. */
const CLOSE_TOGETHER = 60;
/** A pause in the dialogue that is shorter is over before a note has been noticed. */
export const MIN_QUIET = 4;
/** A background note only begins where no other note is due for so many seconds. */
const MIN_ROOM = 8;
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
  /** The film's chapters, by start. */
  readonly chapters?: readonly Chapter[];
  /** At most so many background notes in an hour of film; 0 for none. One in 20 seconds where absent. */
  readonly perHour?: number;
}

/** A part of the film, in seconds. */
export interface Chapter extends Interval {
  readonly title?: string;
}

/**
 * Spreads passages without a place of their own over the film's quiet stretches, as background: `origin: 'ambient'`, never disguised as a match.
 *
 * Give all passages in article order; those that `taken` notes come from are passed over. The policy, the same for every article:
 * what comes before the first placed passage opens the film, what comes after the last one closes it, a minute apart; what stands between two
 * is spread evenly between them, and so is an article without any. A passage under a heading that is a chapter's title stands in that chapter,
 * and one that would come up near the start of a chapter waits for it. All stay in article order, at least 3,600 / `perHour` seconds apart,
 * never over a placed note's time on screen. Those without room are left out of the result. Pure: the same input gives the same notes.
 *
 * @throws {RangeError} where `perHour` is negative or no number.
 */
export function placeAmbient(passages: readonly Passage[], options: PlaceAmbientOptions): Annotation[] {
  const { cues, language, chapters = [], perHour = 3600 / AMBIENT_SPACING } = options;
  if (!(perHour >= 0)) throw new RangeError('placeAmbient: perHour must be a number of notes, 0 or more');
  if (perHour === 0) return [];
  const spacing = Math.round(3_600_000 / perHour);
  const taken = (options.taken ?? []).filter(({ start }) => Number.isFinite(start));
  const duration = lastMoment(options);
  if (!(duration > 0)) return [];
  const pace = new ReadingPace(cues);
  const busy = merge(scheduleAnnotations(taken, cues));
  const windows = startWindows(quietStretches(cues, duration), busy, duration);
  const notes: Annotation[] = [];
  let last = -Infinity;
  for (const { passages: group, ...stretch } of groupsBetween(passages, taken, duration).flatMap((one) => inChapters(one, chapters))) {
    const open = within(windows, Math.max(stretch.start * 1000, last + spacing), stretch.end * 1000);
    const chosen = spread(open, group.length, spacing, (count) => idealMoments(count, stretch, chapters, spacing));
    for (const [i, ms] of chosen.entries()) {
      const at = ms / 1000;
      // With fewer places than passages, those that go without are spread as evenly as those that stay.
      const passage = group[Math.floor(((i + 0.5) * group.length) / chosen.length)]!;
      const next = busy[countWhere(busy, (shown) => shown.start <= at)]?.start ?? duration;
      const until = Math.round(Math.min(pace.shownUntil(at, passage.text.length), next, duration) * 1000) / 1000;
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
      last = ms;
    }
  }
  return notes;
}

function lastMoment({ cues, duration, taken = [] }: PlaceAmbientOptions): number {
  if (duration !== undefined && Number.isFinite(duration)) return duration;
  return [...cues, ...taken].reduce((latest, { end }) => (end > latest && end < Infinity ? end : latest), 0);
}

/** A stretch of film; `at` says whether it opens or closes a film in which other passages are placed. */
interface Stretch extends Interval {
  readonly at?: 'opening' | 'end';
}

interface Group extends Stretch {
  readonly passages: readonly Passage[];
}

/** Runs of passages without a place, each with the stretch of film between its neighbours that have one and follow the film's order. */
function groupsBetween(passages: readonly Passage[], taken: readonly Annotation[], duration: number): Group[] {
  const placeOf = new Map(taken.flatMap((note) => (note.passage === undefined ? [] : [[note.passage, note] as const])));
  const inOrder = longestRise(passages.flatMap(({ id }) => placeOf.get(id) ?? []));
  const groups: Group[] = [];
  let run: Passage[] = [];
  let start = 0;
  let met = false;
  const endRun = (end: number, at?: Stretch['at']) => {
    if (run.length) groups.push({ passages: run, start, end, ...(at && { at }) });
    run = [];
  };
  for (const passage of passages) {
    const place = placeOf.get(passage.id);
    if (!place) run.push(passage);
    else if (inOrder.has(place)) {
      endRun(Math.min(place.start, duration), met ? undefined : 'opening');
      start = Math.max(start, place.start);
      met = true;
    }
  }
  endRun(duration, met ? 'end' : undefined);
  return groups;
}

/** The same passages, cut where a heading names a chapter that lies ahead in the group's stretch: what stands under it stands in that chapter. */
function inChapters(group: Group, chapters: readonly Chapter[]): Group[] {
  const parts: (Group & { passages: Passage[] })[] = [];
  for (const [i, passage] of group.passages.entries()) {
    const { heading } = passage;
    const part = parts.at(-1);
    const from = part?.start ?? group.start;
    if (part && heading === group.passages[i - 1]?.heading) part.passages.push(passage);
    else {
      const chapter =
        heading && chapters.find(({ title, start }) => title && sameName(title, heading) && start >= from && start < group.end);
      if (chapter) {
        if (part && part.end > chapter.start) parts[parts.length - 1] = { ...part, end: chapter.start };
        parts.push({ passages: [passage], start: chapter.start, end: Math.min(chapter.end, group.end) });
      } else if (part?.end === group.end) part.passages.push(passage);
      else parts.push({ ...group, passages: [passage], start: from });
    }
  }
  return parts;
}

const sameName = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim(); // prettier-ignore

/** The largest set of notes whose order in the article is that in the film; the others are mentions ahead or back. */
function longestRise(notes: readonly Annotation[]): ReadonlySet<Annotation> {
  // `tails[n]` is the note with the earliest start that ends a rise of n + 1 notes.
  const tails: number[] = [];
  const before: number[] = [];
  for (const [i, note] of notes.entries()) {
    const n = countWhere(tails, (tail) => notes[tail]!.start <= note.start);
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

/** A stretch of film in whole milliseconds, both ends inside it: where a note may start. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * Where a note may start: in a quiet stretch, while no placed note is shown, with `MIN_ROOM` before the next one and the end of the film.
 * Windows and not moments, so that the work grows with the number of stretches and not with their length: a stamp may lie anywhere.
 *
 * @param busy by start, not overlapping.
 */
function startWindows(quiet: readonly Interval[], busy: readonly Interval[], duration: number): Window[] {
  const windows: Window[] = [];
  const add = (from: number, to: number) => {
    if (from <= to) windows.push({ from, to });
  };
  let next = 0;
  for (const stretch of quiet) {
    let from = Math.round((stretch.start + BREATH) * 1000);
    const to = Math.min(Math.round((stretch.end - MIN_QUIET + BREATH) * 1000), Math.floor((duration - MIN_ROOM) * 1000));
    while (next < busy.length && busy[next]!.end * 1000 <= from) next++;
    // A note may be shown through several stretches: the one after looks at it again.
    for (let i = next; i < busy.length && (busy[i]!.start - MIN_ROOM) * 1000 < to; i++) {
      add(from, Math.floor((busy[i]!.start - MIN_ROOM) * 1000));
      from = Math.max(from, Math.ceil(busy[i]!.end * 1000));
    }
    add(from, to);
  }
  return windows;
}

/** What of the windows lies from `from` to `to`. */
function within(windows: readonly Window[], from: number, to: number): Window[] {
  const first = countWhere(windows, (window) => window.to < from);
  const last = countWhere(windows, (window) => window.from <= to);
  return windows
    .slice(first, last)
    .map((window) => ({ from: Math.max(window.from, Math.ceil(from)), to: Math.min(window.to, Math.floor(to)) }))
    .filter((window) => window.from <= window.to);
}

/** Where `count` notes would stand if all the stretch were quiet, in milliseconds, by the policy of `placeAmbient`. */
function idealMoments(count: number, { start, end, at }: Stretch, chapters: readonly Chapter[], spacing: number): number[] {
  const even = ((end - start) * 1000) / (count + 1);
  const step = at ? Math.min(even, Math.max(CLOSE_TOGETHER * 1000, spacing)) : even;
  const first = at === 'opening' ? start * 1000 : at === 'end' ? end * 1000 - step * count : start * 1000 + step;
  return Array.from({ length: count }, (_, n) => {
    const ideal = Math.round(first + step * n);
    const chapter = chapters.find((one) => Math.abs(one.start * 1000 - ideal) < step / 2);
    return chapter ? Math.round(chapter.start * 1000) : ideal;
  });
}

/** Up to `count` moments in the windows, at least `spacing` apart, as near as may be to the ideal ones for as many as there is room for; all in milliseconds. */
function spread(windows: readonly Window[], count: number, spacing: number, ideals: (count: number) => readonly number[]): number[] {
  // The latest moments that fit, the last one first: whoever takes the nth no later than these leaves room for those after it.
  const latest: number[] = [];
  for (let i = windows.length - 1, limit = Infinity; i >= 0 && latest.length < count;) {
    const at = Math.min(windows[i]!.to, limit);
    if (at < windows[i]!.from) i--;
    else {
      latest.push(at);
      limit = at - spacing;
    }
  }
  const most = latest.length;
  const chosen: number[] = [];
  for (const [n, ideal] of ideals(most).entries()) {
    const earliest = (chosen.at(-1) ?? -Infinity) + spacing;
    chosen.push(nearest(windows, Math.max(ideal, earliest), earliest, latest[most - 1 - n]!));
  }
  return chosen;
}

/** The moment in the windows nearest to `ideal`, from `earliest` to `most`; `most` is in a window and not before `earliest`. */
function nearest(windows: readonly Window[], ideal: number, earliest: number, most: number): number {
  const wanted = Math.min(ideal, most);
  const next = countWhere(windows, (window) => window.to < wanted);
  const after = Math.max(windows[next]?.from ?? most, wanted);
  const before = next ? windows[next - 1]!.to : -Infinity;
  return before >= earliest && wanted - before <= after - wanted ? before : Math.min(after, most);
}

/** Spans as shown, overlapping and touching ones as one; given by start. */
function merge(spans: readonly Interval[]): Interval[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
