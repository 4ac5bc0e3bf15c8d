import type { Cue, CueSettings } from './cue.js';
import { cueList, type ReadingOptions, reportText, type Timing } from './cue-list.js';
import { secondsOf } from './cue-markup.js';
import { formatCueText } from './cue-payload.js';
import type { ProblemList } from './problem-list.js';
import { withReadingsInParentheses } from './ruby.js';
import { SRT_TAGS } from './srt-tags.js';
import { stringifySync, type SubtitleNode } from './subtitle-package.js';
import { fileTimecode } from './timecode.js';
import { parseCueSettings } from './vtt.js';

/** A timing line is never longer; what is, is text. It bounds the work of the patterns below, and so of the whole reading, per line. */
const MAX_TIMING_LENGTH = 400;

/** A number. Some scanning programs leave spaces in it, `00:00:2 0,0 00`; but a space that words or numbers stand behind is no part of it. */
const NUMBER = /(\d(?:\s?\d){0,2}(?!\s?\w)|\d{1,9})/.source;
// [1] sign [2] hours [3] minutes [4] seconds [5] fraction
const TIME = String.raw`([-−]?)\s?(?:${NUMBER}\s?:\s?)?${NUMBER}\s?:\s?(\d\s?\d(?!\s?\w)|\d{1,3})(?:\s?[,.:;،]\s?${NUMBER})?`;
const ARROW = /[-‐-―−=~](?:\s?[-‐-―−=~]){0,3}\s?>{1,3}|[-‐-―−]{0,3}[→⟶⇒➔➜]/.source;
/** Between two full times there may be no arrow at all, or what is left of one. */
const NO_ARROW = /(?<=:\d\d[,.]\d{3})[\s\-–—>]{1,5}(?=\d{1,3}:\d\d:\d\d[,.]\d{3}(?!.*>))/.source;
/** Words may stand right behind a time only where it is whole: what ends in the middle of `00:00:0x` is no time. */
const END = /(?:(?<=[,.:;،]\d{3})(?!\d)|(?!\S))/.source;
const TIMING = new RegExp(
  String.raw`^(?:[#№]?\d{1,9}[.)]?\s+)?(?:[#№]?\d{1,9}:\s+)??${TIME}\s*(?:${ARROW}|${NO_ARROW})\s*${TIME}${END}(.*)$`,
);
/** Times as SubRip writes them: [1] and [2], and what stands behind them. */
const CANONICAL = /^(\d{2,9}:[0-5]\d:[0-5]\d,\d{3}) --> (\d{2,9}:[0-5]\d:[0-5]\d,\d{3})((?:[ \t].*)?)$/;
const COORDINATES = /^\s*[XY][12]:[\sXY\d:-]*$/i;
const SETTINGS = /^\s*(?:vertical|line|position|size|align|region):\S/;
const INDEX = /^[#№]?(-?\d{1,9})[.):]?$/;

/** A timing line in any spelling. */
interface SrtTiming extends Timing {
  /** Not in the form that SubRip writes: how. */
  readonly oddity?: readonly [code: string, message: string];
}

const ODD = ['odd-timing', 'The times “” are unusual; they were understood.'] as const;
const NEGATIVE = ['negative-timing', 'The times “” begin before the film; they were set to 0.'] as const;

/** A timing line, or a line that wanted to be one. */
interface Block {
  /** `null` where the times cannot be read: its text is lost. */
  readonly timing: SrtTiming | null;
  /** Line of the timing, counted from 0. */
  readonly at: number;
  /** The number above it, `''` where there is none. */
  readonly index: string;
  /** Where it begins: the line of its number or, without one, of its timing. */
  readonly from: number;
}

/**
 * Reads SubRip text of any spelling met in the wild: a tolerant search for timing lines cuts the file into cues. Times in SubRip's own form are read by
 * the package `subtitle`, all others by us.
 *
 * @param text lines end with `\n`; no byte order mark at the start.
 * @returns cues in the order of the file. What was repaired is a warning in `problems`, what was lost an error.
 */
export function parseSrt(text: string, problems: ProblemList, how: ReadingOptions): Cue[] {
  const lines = text.split('\n');
  const blocks = findBlocks(lines, problems);
  const list = cueList(lines, problems, how, { srt: SRT_TAGS, readRest });
  for (const [number, block] of blocks.entries()) {
    const { timing, at, index } = block;
    const line = at + 1;
    const body = lines.slice(line, endOfText(lines, block, blocks[number + 1]?.from ?? lines.length, problems));
    if (timing?.oddity) problems.warning(...timing.oddity, { line, text: lines[at]! });
    list.add(line, timing, index, body.slice(body.findIndex(hasText), body.findLastIndex(hasText) + 1));
  }
  return list.finish();
}

/** Are there times with a comma before their thousandths, as SubRip has it? */
export const hasSrtTimings = (text: string): boolean => /:\d\d,\d{1,3}[ \t]*-->/.test(text);

/** The blocks of a file, and problems for those without a number where most have one, and for text before the first. */
function findBlocks(lines: readonly string[], problems: ProblemList): Block[] {
  const found = lines.flatMap((line, at) => {
    const timing = readTiming(line);
    return timing || looksLikeTiming(line) ? [{ timing, at, ...indexAbove(lines, at) }] : [];
  });
  const numbered = found.filter(({ index }) => index).length * 2 >= found.length;
  const blocks: Block[] = [];
  for (const block of found) {
    const { timing, at, index, from } = block;
    const previous = blocks.at(-1);
    const isNumber = numbered && index && !(previous && (from <= previous.at || isLastWord(lines, block, previous)));
    if (!previous) reportLead(lines.slice(0, isNumber ? from : at), problems);
    // A line in another spelling may hold its number itself.
    if (timing && !timing.oddity && numbered && !isNumber)
      problems.warning('missing-number', 'This subtitle has no number.', { line: at + 1 });
    blocks.push(isNumber ? block : { timing, at, index: '', from: at });
  }
  return blocks;
}

/** The number on the nearest line above a timing line that is not blank; at most two blank lines may stand between. */
function indexAbove(lines: readonly string[], at: number): Pick<Block, 'index' | 'from'> {
  const from = [at - 1, at - 2, at - 3].find((line) => hasText(lines[line] ?? '')) ?? at;
  return { index: from < at ? indexOf(lines[from]!) : '', from };
}

/** Is this a number with text right above it and a blank line below, and not the number that is due: the last word of the cue before? */
const isLastWord = (lines: readonly string[], { at, index, from }: Block, previous: Block): boolean =>
  from < at - 1 && from - 1 > previous.at && hasText(lines[from - 1]!) && Number(index) !== dueAfter(previous);

/** The number that should come next; NaN where nobody knows. */
const dueAfter = ({ index }: Block): number => Number.parseInt(index, 10) + 1;

/** Where a cue's text ends: at the next block, or where the number that is due next stands below a blank line; the timing line of that cue is missing. */
function endOfText(lines: readonly string[], block: Block, next: number, problems: ProblemList): number {
  let end = next;
  let due = dueAfter(block);
  for (let line = block.at + 2; due && line < next; line++) {
    if (hasText(lines[line - 1]!) || Number(indexOf(lines[line]!)) !== due) continue;
    if (end === next) end = line;
    const text = lines.slice(line + 1, line + 3).join(' ');
    if (hasText(text))
      problems.error('missing-timing', `Subtitle ${due} has no times; it is left out: “”`, {
        line: line + 1,
        text,
        detail: { number: due },
      });
    due++;
  }
  return end;
}

/** Says what text before the first cue is left out; the header of WebVTT, whose times are SubRip's here, is none. */
function reportLead(lead: readonly string[], problems: ProblemList): void {
  let isHeader = lead[0]?.startsWith('WEBVTT');
  const first = lead.findIndex((line) => (hasText(line) ? !isHeader : (isHeader = false)));
  if (first >= 0) reportText(problems, lead[first]!, first + 1);
}

/** What stands behind the times: WebVTT's settings, coordinates or, by mistake, the first line of the text. */
function readRest(rest: string, payload: string[], line: number, problems: ProblemList): CueSettings | undefined {
  if (SETTINGS.test(rest)) return parseCueSettings(rest, new Set(), problems, line);
  if (COORDINATES.test(rest)) problems.warning('coordinates-ignored', 'The coordinates are not used.', { line });
  else if (hasText(rest)) {
    problems.warning('text-on-timing-line', 'Text behind the times was taken as the first line.', { line });
    payload.unshift(rest.trim());
  }
  return undefined;
}

/** Reads a timing line, however it is spelled; `null` for every other line. */
function readTiming(line: string): SrtTiming | null {
  if (line.length > MAX_TIMING_LENGTH) return null;
  // Nearly every timing line is as it should be: the rest of the work is for the others.
  const [, from, to, rest] = CANONICAL.exec(line) ?? [];
  if (from && to) return { start: secondsOf(from), end: secondsOf(to), rest: rest! };
  const match = /[\d０-９]\s?[:：].*[:：]/.test(line) && TIMING.exec(plainLine(line));
  if (!match) return null;
  const [start, end] = [seconds(match.slice(1)), seconds(match.slice(6))];
  return { start, end, rest: match[11]!, oddity: match[1] || match[6] ? NEGATIVE : ODD };
}

/** Full-width digits and signs, escaped and invisible characters as plain ones. */
const plainLine = (line: string): string =>
  line
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[！-～]/g, (wide) => wide.normalize('NFKC'))
    .replaceAll('&gt;', '>')
    .trim();

/** Seconds of what `TIME` found. A negative time becomes 0: the film has nothing before its beginning. */
function seconds([sign, ...parts]: readonly (string | undefined)[]): number {
  const [hours = '', minutes, whole, fraction = ''] = parts.map((part) => part?.replaceAll(/\s/g, ''));
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(whole)) * 1000 + Math.round(Number(`0.${fraction}`) * 1000);
  return sign ? 0 : ms / 1000;
}

/** A line that was meant as a timing line but cannot be read: an arrow, and a time at one of its sides; before one that is escaped, as words have it, first of all. */
const looksLikeTiming = (line: string): boolean =>
  line.length <= MAX_TIMING_LENGTH && /--\s?>|^\d.*--\s?&gt;/.test(line) && /\d\s?[:.,]\s?\d/.test(line);

/** The place on the keypad nearest to WebVTT settings; 2 for the usual one. */
function placeOfSettings({ line, lineIsPercentage, align, vertical }: CueSettings = {}): number {
  if (vertical) return 2;
  const percentage = line === undefined ? 100 : lineIsPercentage ? line : line >= 0 && line < 7 ? 0 : 100;
  const row = percentage < 34 ? 2 : percentage < 67 ? 1 : 0;
  const column = align === 'left' || align === 'start' ? 0 : align === 'right' || align === 'end' ? 2 : 1;
  return row * 3 + column + 1;
}

const hasText = (line: string): boolean => line.trim() !== '';

/** The number that a line consists of, `''` where it does not. */
const indexOf = (line: string): string => (line.length < 40 && INDEX.exec(plainLine(line))?.[1]) || '';

/** Writes SubRip. Ids that are numbers are kept if all are; else the cues are numbered. Styles other than `i b u` and colours leave their text, ruby its readings in parentheses. */
export function formatSrt(cues: readonly Cue[]): string {
  const keep = cues.every(({ id }) => /^\d{1,9}$/.test(id)) && new Set(cues.map(({ id }) => id)).size === cues.length;
  return cues
    .map((cue, index) => {
      const place = placeOfSettings(cue.settings);
      const payload = inert((place === 2 ? '' : `{\\an${place}}`) + formatCueText(withReadingsInParentheses(cue), 'srt'));
      // `subtitle` writes the block; its number and its times, which wrap after a day, are ours.
      const node: SubtitleNode = { type: 'cue', data: { start: 0, end: 0, text: payload } };
      const block = stringifySync([node], { format: 'SRT' }).replace(/^.*\n.*\n/, '');
      const time = `${fileTimecode(cue.start, ',')} --> ${fileTimecode(cue.end, ',')}`;
      return `${keep ? cue.id : index + 1}\n${time}\n${block}`;
    })
    .join('\n');
}

/** Text that would be read as a timing line, a number between cues or blank lines around the text: a reference keeps it text. */
function inert(payload: string): string {
  const lines = payload.replace(/^\n/, '&#10;').replace(/\n$/, '&#10;').split('\n');
  const reference = (text: string): string => text.replace(/[^]/u, (first) => `&#${first.codePointAt(0)};`);
  return lines
    .map((line, at) => {
      if (!hasText(line)) return payload !== '' && (at === 0 || at === lines.length - 1) ? reference(line) : line;
      const number = at > 0 && !hasText(lines[at - 1]!) && indexOf(line);
      const begun = number || readTiming(line) ? reference(line) : line;
      return looksLikeTiming(line) ? begun.replaceAll(/(--\s?)>/g, '$1&#62;') : begun;
    })
    .join('\n');
}
