import { countWhere } from './count-where.js';
import type { Cue } from './cue.js';
import type { Interval } from './interval.js';

/** Characters a second while nobody speaks: the 17 to 20 that streaming services give subtitles. */
export const CPS_IN_GAPS = 17;
/** Characters a second while a subtitle is up: it takes the eyes for two thirds of the time. */
export const CPS_UNDER_CUES = 6;
/** Shorter, and a note is gone before it has been noticed. */
export const MIN_SHOWN = 4;
/** Longer notes are read in the panel or with the film paused: at most this many seconds over the picture (more for slow readers). */
export const MAX_SHOWN = 20;

/** How far a reader gets by when, given the subtitles that want reading, too. Seconds of film time. */
export class ReadingPace {
  /** When subtitles come up and go, merged; `#read[i]` is the number of characters readable before `#times[i]`, counted from the first. */
  readonly #times: number[] = [];
  readonly #read: number[] = [];

  constructor(cues: readonly Cue[]) {
    let read = 0;
    let last: number | undefined;
    for (const { start, end } of spoken(cues)) {
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
    const begun = countWhere(times, (value) => value <= start);
    const before = (read[begun - 1] ?? 0) + (start - (times[begun - 1] ?? times[0]!)) * rate(begun);
    const target = before + letters;
    const ended = countWhere(read, (value) => value <= target);
    return (times[ended - 1] ?? times[0]!) + (target - (read[ended - 1] ?? 0)) / rate(ended);
  }

  /** The first moment from `time` to `latest` at which nobody speaks for `quiet` seconds. */
  pauseFrom(time: number, latest: number, quiet: number): number | undefined {
    const times = this.#times;
    let at = time;
    for (let i = countWhere(times, (value) => value <= time); i < times.length && at <= latest; i++) {
      // After an odd number of boundaries a subtitle is up.
      if (i % 2) at = times[i]!;
      else if (times[i]! - at >= quiet) break;
    }
    return at <= latest ? at : undefined;
  }
}

/** When subtitles are up: overlapping and touching ones as one, by start. */
function spoken(cues: readonly Cue[]): readonly Interval[] {
  const merged: { start: number; end: number }[] = [];
  const sound = cues.filter(({ start, end, text }) => text !== '' && start < end && Number.isFinite(end));
  for (const { start, end } of sound.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** After an odd number of boundaries a subtitle is up. */
const rate = (boundaries: number): number => (boundaries % 2 ? CPS_UNDER_CUES : CPS_IN_GAPS);

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
