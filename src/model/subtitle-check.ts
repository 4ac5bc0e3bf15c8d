import { type Cue, isDisplayable } from './cue.js';
import { ProblemList } from './problem-list.js';
import type { Problem } from './problem.js';
import { parseSubtitles, type Subtitles } from './subtitles.js';
import { formatTimecode } from './timecode.js';

/** Characters a second that most adults read while they watch: the limit that the large broadcasters set for programmes in English. */
export const MAX_READING_SPEED = 20;

/** Seconds between two subtitles, two frames at 25 a second: with less the eye does not see that the text has changed, and reads it again. */
export const MIN_GAP = 0.08;

/** Characters without a space between them: more do not fit across a picture, and the player has to break them anywhere. */
export const MAX_WORD_LENGTH = 120;

/** Lines in an unusual spelling that are looked at for their times; a file that has more is no film's subtitles. */
const MAX_ODD_LINES = 20_000;

/** A line of times, with what may be around them, is no longer. */
const MAX_TIMING_LENGTH = 200;

const TIMING = /^(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})[ \t]*-->[ \t]*(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})(?!\d)/;

/** How `checkSubtitles` checks. */
export interface SubtitleCheckOptions {
  /** The file's text: problems then have the line of their subtitle's times. */
  readonly text?: string;
  /** The file's name or address, for the problems. */
  readonly source?: string;
  /** Characters a second; 20 where absent. */
  readonly maxReadingSpeed?: number;
  /** Seconds between two subtitles; 0.08 where absent, 0 to pass over gaps. */
  readonly minGap?: number;
}

/**
 * Says what makes subtitles hard to read though their file is in order; `parseSubtitles` has told of the file itself. All are warnings:
 * `reading-speed` (more text than can be read in its time), `overlap` (begins before one in the same place ends; those that stand in different places
 * are meant to be seen together, and so are those that roll up in one region), `short-gap` (follows the one before with hardly a pause, or none) and
 * `long-word` (no space where the line could be broken). Subtitles that are never shown are passed over.
 *
 * @throws {RangeError} for a limit that is not a number of the kind it has to be.
 * @example
 * const subtitles = parseSubtitles(text);
 * const problems = [...subtitles.problems, ...checkSubtitles(subtitles, { text })];
 */
export function checkSubtitles(
  { cues, format, regions }: Pick<Subtitles, 'cues' | 'format' | 'regions'>,
  options: SubtitleCheckOptions = {},
): Problem[] {
  const { text, source, maxReadingSpeed = MAX_READING_SPEED, minGap = MIN_GAP } = options;
  if (!(maxReadingSpeed > 0)) throw new RangeError(`checkSubtitles: ${maxReadingSpeed} is not a reading speed`);
  if (!(minGap >= 0)) throw new RangeError(`checkSubtitles: ${minGap} is not a gap`);
  const problems = new ProblemList(source);
  const lines = text === undefined ? undefined : timingLines(text, cues, format);
  const rolling = new Set(regions?.filter(({ scroll }) => scroll === 'up').map(({ id }) => id));
  const lastInPlace = new Map<string, Cue>();
  let last: Cue | undefined;
  for (const cue of cues) {
    if (!isDisplayable(cue)) continue;
    const line = lines?.get(cue);
    const report = (code: string, message: string, detail: Problem['detail']): void =>
      problems.warning(code, message, { ...(line !== undefined && { line }), detail: { id: cue.id, ...detail } });

    const speed = readingSpeed(cue);
    if (speed > maxReadingSpeed)
      report(
        'reading-speed',
        `${characters(cue.text)} characters in ${inSeconds(milliseconds(cue.end) - milliseconds(cue.start))} s are ${speed.toFixed(1)} a second; ${maxReadingSpeed} can be read.`,
        { speed: Number(speed.toFixed(3)), limit: maxReadingSpeed },
      );

    const word = longestWord(cue.text);
    if (word > MAX_WORD_LENGTH)
      report('long-word', `${word} characters without a space do not fit on a line.`, { length: word, limit: MAX_WORD_LENGTH });

    // Lines that roll up are seen together, and each moves as it comes.
    if (rolling.has(cue.settings?.region ?? '')) continue;
    const place = placeOf(cue);
    const before = lastInPlace.get(place);
    const shared = before ? milliseconds(before.end) - milliseconds(cue.start) : 0;
    const pause = last ? milliseconds(cue.start) - milliseconds(last.end) : Infinity;
    if (before && shared > 0)
      report('overlap', `This subtitle begins ${inSeconds(shared)} s before the one of ${formatTimecode(before.start)} ends.`, {
        overlap: shared / 1000,
        other: before.id,
      });
    else if (pause >= 0 && pause < minGap * 1000)
      report(
        'short-gap',
        pause === 0
          ? `No pause before this subtitle; it needs ${minGap} s to be seen as a new one.`
          : `Only ${inSeconds(pause)} s before this subtitle; it needs ${minGap} s to be seen as a new one.`,
        { gap: pause / 1000, limit: minGap },
      );
    if (!before || before.end < cue.end) lastInPlace.set(place, cue);
    if (!last || last.end < cue.end) last = cue;
  }
  return problems.list();
}

/** Characters a second that must be read to finish a subtitle in its time; `Infinity` where it has none. A line break counts as a space, an accent as part of its letter. */
export function readingSpeed({ text, start, end }: Pick<Cue, 'text' | 'start' | 'end'>): number {
  const count = characters(text);
  return count === 0 ? 0 : (count * 1000) / Math.max(0, milliseconds(end) - milliseconds(start));
}

const characters = (text: string): number => [...text.trim().replaceAll(/\s+/g, ' ').replaceAll(/\p{M}/gu, '')].length;

/** Characters of the longest piece that has no space in it. */
function longestWord(text: string): number {
  let longest = 0;
  for (const [word] of text.matchAll(/\S+/g)) if (word.length > longest) longest = Math.max(longest, characters(word));
  return longest;
}

/** Files count in milliseconds; sums of fractions of a second would be off by the last bit just where a limit is. */
const milliseconds = (seconds: number): number => Math.round(seconds * 1000);

const inSeconds = (ms: number): string => String(ms / 1000);

/** Subtitles of one place would cover each other. Without a position, a subtitle stands at the side that it is aligned to. */
function placeOf({ settings = {} }: Cue): string {
  const { vertical, line, lineIsPercentage, align, position = align === 'center' ? undefined : align, region } = settings;
  return JSON.stringify([vertical, line, lineIsPercentage, position, region]);
}

/** Where each cue's times stand in its file, counted from 1. */
function timingLines(text: string, cues: readonly Cue[], format: Subtitles['format']): Map<Cue, number> {
  const linesOf = new Map<string, number[]>();
  let odd = 0;
  for (const [index, line] of text.split(/\r{0,2}\n|\r/).entries()) {
    if (line.length > MAX_TIMING_LENGTH || !/\d/.test(line)) continue;
    let key = keyOfTiming(line);
    // The reader itself knows best what an unusual line means.
    if (!key && couldBeTiming(line) && odd++ < MAX_ODD_LINES) {
      const [cue] = parseSubtitles(`${format === 'vtt' ? 'WEBVTT\n\n' : ''}${line}\nx\n`, { format }).cues;
      if (cue) key = keyOf(milliseconds(cue.start), milliseconds(cue.end));
    }
    if (!key) continue;
    const known = linesOf.get(key);
    if (known) known.push(index + 1);
    else linesOf.set(key, [index + 1]);
  }
  // Cues of the same times are in file order.
  const found = new Map<Cue, number>();
  const used = new Map<string, number>();
  for (const cue of cues) {
    const key = keyOf(milliseconds(cue.start), milliseconds(cue.end));
    const count = used.get(key) ?? 0;
    const line = linesOf.get(key)?.[count];
    used.set(key, count + 1);
    if (line !== undefined) found.set(cue, line);
  }
  return found;
}

const keyOf = (start: number, end: number): string => `${start} ${end}`;

const couldBeTiming = (line: string): boolean => /[:：][^]*[:：]/.test(line) && /[-–—→>]|&gt;/.test(line);

function keyOfTiming(line: string): string | null {
  const match = TIMING.exec(line);
  if (!match) return null;
  const [, h1, m1, s1, f1, h2, m2, s2, f2] = match;
  const total = (h = '0', m = '0', s = '0', f = '0'): number => (Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1000 + Number(f);
  return keyOf(total(h1, m1, s1, f1), total(h2, m2, s2, f2));
}
