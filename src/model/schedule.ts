import type { Annotation } from './annotation.js';
import type { Cue } from './cue.js';
import type { Interval } from './interval.js';

/** When a note is on screen. Its own span says what it speaks of; this one gives time to read it. */
export interface Shown extends Interval {
  readonly annotation: Annotation;
}

/** What the viewer chose. */
export interface ScheduleChoices {
  /** How fast the viewer reads: 2 halves the time, 0.5 doubles it. 1 where absent; held between 0.25 and 4. */
  readonly readingSpeed?: number;
}

/** Characters a second while nobody speaks: the 17 to 20 that streaming services give subtitles. */
export const CPS_IN_GAPS = 17;
/** Characters a second while a subtitle is up: it takes the eyes for two thirds of the time. */
export const CPS_UNDER_CUES = 6;
/** Shorter, and a note is gone before it has been noticed. */
export const MIN_SHOWN = 4;
/** Longer notes are read in the panel or with the film paused: at most this many seconds over the picture (more for slow readers). */
export const MAX_SHOWN = 20;
/** Between a note and the next the picture is free for this many seconds: one sees that it is another note. */
export const BREATH = 1;
/** A note keeps this many seconds even when the next one begins: two at once for a moment beat one that flashes by. */
export const MIN_BEFORE_NEXT = 3;
/** A background note may start this much later than planned to let an authored one pass. */
const AMBIENT_PATIENCE = 20;

/**
 * When each note is shown: from its start, for the time it takes to read, at least as long as its own span.
 *
 * - The reading budget runs at `CPS_IN_GAPS` between subtitles and at `CPS_UNDER_CUES` under them.
 * - The next note's start, less `BREATH`, ends the time added for reading, but never a note's own span, nor its first `MIN_BEFORE_NEXT` seconds.
 *   Notes that start together are shown together.
 * - Background notes (`origin: 'ambient'`) give way: they wait for a free moment near their own, or are left out this time.
 *
 * Seconds throughout; sorted by start, then as given. Notes whose start is no finite time are left out.
 */
export function scheduleAnnotations(annotations: readonly Annotation[], cues: readonly Cue[], choices: ScheduleChoices = {}): Shown[] {
  if (!annotations.length) return [];
  const speed = clamp(choices.readingSpeed ?? 1, 0.25, 4) || 1;
  const pace = new ReadingPace(cues);
  const sorted = annotations.filter((a) => Number.isFinite(a.start)).sort((a, b) => a.start - b.start);
  const wanted = (annotation: Annotation, from: number): number =>
    pace.shownUntil(from, (annotation.title?.length ?? 0) + annotation.text.length, speed);

  const authored = sorted.filter((a) => a.origin !== 'ambient');
  const shown: Shown[] = [];
  let next = Infinity;
  let nextStart = Infinity;
  for (const annotation of authored.toReversed()) {
    const { start } = annotation;
    // `next` is the start of the first note that begins later, not of one that begins with this one.
    if (start < nextStart) next = nextStart;
    nextStart = start;
    const own = annotation.end > start ? annotation.end : start;
    shown.push({
      annotation,
      start,
      end: Math.max(own, Math.min(wanted(annotation, start), Math.max(next - BREATH, start + MIN_BEFORE_NEXT))),
    });
  }
  shown.reverse();
  shown.push(...scheduleAmbient(sorted.filter((a) => a.origin === 'ambient'), merge(shown), wanted)); // prettier-ignore
  return shown.sort((a, b) => a.start - b.start);
}

/** Background notes in the gaps between the `taken` spans (merged, by start) and after one another. */
function scheduleAmbient(
  notes: readonly Annotation[],
  taken: readonly Interval[],
  wanted: (a: Annotation, from: number) => number,
): Shown[] {
  const shown: Shown[] = [];
  let block = 0;
  let free = -Infinity;
  for (const [i, annotation] of notes.entries()) {
    const span = Math.max(0, annotation.end - annotation.start) || 0;
    let start = Math.max(annotation.start, free);
    while (block < taken.length && taken[block]!.end <= start) block++;
    for (let at = block; start - annotation.start <= AMBIENT_PATIENCE; at++) {
      const next = taken[at];
      if (next && next.start <= start) {
        start = Math.max(start, next.end);
        continue;
      }
      const following = Math.max(notes[i + 1]?.start ?? Infinity, start + MIN_BEFORE_NEXT);
      const end = Math.min(Math.max(wanted(annotation, start), start + Math.min(span, MAX_SHOWN)), following, next?.start ?? Infinity);
      if (end - start >= MIN_BEFORE_NEXT) {
        shown.push({ annotation, start, end });
        free = end;
        break;
      }
      if (!next) break;
      start = next.end;
    }
  }
  return shown;
}

/** How far a reader gets by when, given the subtitles that want reading, too. Seconds of film time. */
export class ReadingPace {
  /** When subtitles come up and go, merged; `#read[i]` is the number of characters readable before `#times[i]`, counted from the first. */
  readonly #times: number[] = [];
  readonly #read: number[] = [];

  constructor(cues: readonly Cue[]) {
    let read = 0;
    let last: number | undefined;
    for (const { start, end } of merge(cues.filter((cue) => cue.text !== '' && Number.isFinite(cue.end)))) {
      read += last === undefined ? 0 : (start - last) * CPS_IN_GAPS;
      this.#times.push(start, end);
      this.#read.push(read, (read += (end - start) * CPS_UNDER_CUES));
      last = end;
    }
  }

  /** Until when a note of so many letters is shown that comes up at `start`: the time to read it, within the limits. */
  shownUntil(start: number, letters: number, speed = 1): number {
    return clamp(this.after(start, letters / speed), start + MIN_SHOWN, start + Math.max(MIN_SHOWN, MAX_SHOWN / speed));
  }

  /** When `letters` have been read by somebody who began at `start`. */
  after(start: number, letters: number): number {
    const [times, read] = [this.#times, this.#read];
    if (!times.length) return start + letters / CPS_IN_GAPS;
    const begun = countUpTo(times, start);
    const before = (read[begun - 1] ?? 0) + (start - (times[begun - 1] ?? times[0]!)) * rate(begun);
    const target = before + letters;
    const ended = countUpTo(read, target);
    return (times[ended - 1] ?? times[0]!) + (target - (read[ended - 1] ?? 0)) / rate(ended);
  }
}

/** After an odd number of boundaries a subtitle is up. */
const rate = (boundaries: number): number => (boundaries % 2 ? CPS_UNDER_CUES : CPS_IN_GAPS);

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** Overlapping and touching spans as one, by start; spans without length fall away. */
function merge(spans: readonly Interval[]): Interval[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.filter((span) => span.start < span.end).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** How many of the ascending `values` are at most `value`. */
function countUpTo(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
