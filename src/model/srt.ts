import type { Cue, CueSettings } from './cue.js';
import { CueList, reportTiming } from './cue-list.js';
import { readCueText } from './cue-markup.js';
import { formatCueText } from './cue-payload.js';
import { excerpt, type ProblemList } from './problem-list.js';
import { withReadingsInParentheses } from './ruby.js';
import { SRT_TAGS } from './srt-tags.js';
import { parseSync, stringifySync, type SubtitleNode } from './subtitle-package.js';
import { fileTimecode } from './timecode.js';
import { parseCueSettings, type ReadingOptions } from './vtt.js';

/** A timing line is never longer; what is, is text. It bounds the work of the patterns below, and so of the whole reading, per line. */
const MAX_TIMING_LENGTH = 400;

/** Put before each line of text handed to `subtitle`, so that it sees neither comments, nor numbers, nor timings, nor blank lines in it. */
const GUARD = '\u2060';

/** A number. Some scanning programs leave spaces in it, `00:00:2 0,0 00`; but a space that words or numbers stand behind is no part of it. */
const NUMBER = String.raw`(\d(?:\s?\d){0,2}(?!\s?\w)|\d{1,9})`;
// [1] sign [2] hours [3] minutes [4] seconds [5] fraction
const TIME = String.raw`([-−]?)\s?(?:${NUMBER}\s?:\s?)?${NUMBER}\s?:\s?(\d\s?\d(?!\s?\w)|\d{1,3})(?:\s?[,.:;،]\s?${NUMBER})?`;
const ARROW = String.raw`[-‐-―−=~](?:\s?[-‐-―−=~]){0,3}\s?>{1,3}|[-‐-―−]{0,3}[→⟶⇒➔➜]`;
/** Between two full times there may be no arrow at all, or what is left of one. */
const NO_ARROW = String.raw`(?<=:\d\d[,.]\d{3})[\s\-–—>]{1,5}(?=\d{1,3}:\d\d:\d\d[,.]\d{3}(?!.*>))`;
const TIMING = new RegExp(String.raw`^(?:[#№]?\d{1,9}[.):]?\s+)?${TIME}\s*(?:${ARROW}|${NO_ARROW})\s*${TIME}(?!\d)(.*)$`);
/** Times as SubRip writes them. */
const CANONICAL = /^\d{2,9}:[0-5]\d:[0-5]\d,\d{3} --> \d{2,9}:[0-5]\d:[0-5]\d,\d{3}(?=[ \t]|$)/;
const COORDINATES = /^\s*(?:[XY][12]:\s*-?\d{1,6}\s*){1,4}$/i;
const SETTINGS = /^\s*(?:(?:vertical|line|position|size|align|region):\S+(?:\s+|$)){1,7}$/;
const INDEX = /^[#№]?(-?\d{1,9})[.):]?$/;

/** What a timing line says. */
interface Timing {
  /** Both times, in a form that `subtitle` reads. */
  readonly times: string;
  /** What stands behind them. */
  readonly rest: string;
  /** Before the beginning of the film, in the file. */
  readonly negative?: boolean;
  /** Not in the form that SubRip writes. */
  readonly odd?: boolean;
}

/** A timing line, or a line that wanted to be one. */
interface Block {
  /** `null` where the times cannot be read: its text is lost. */
  readonly timing: Timing | null;
  /** Line of the timing, counted from 0. */
  readonly at: number;
  /** The number above it. */
  readonly index: string;
  /** Where it begins: the line of its number or, without one, of its timing. */
  readonly from: number;
}

/**
 * Reads SubRip text of any spelling met in the wild. A tolerant search for timing lines cuts the file into blocks; each is rewritten in the one form
 * that the package `subtitle` reads without fail, and `subtitle` reads that.
 *
 * @param text lines end with `\n`; no byte order mark at the start.
 * @returns cues in the order of the file. What was repaired is a warning in `problems`, what was lost an error.
 */
export function parseSrt(text: string, problems: ProblemList, { characters, onProgress }: ReadingOptions): Cue[] {
  const lines = text.split('\n');
  const list = new CueList(problems, lines.length, onProgress);
  const blocks = findBlocks(lines, problems);
  let repeated = 0;
  let repeatedAt = 0;
  for (const [number, block] of blocks.entries()) {
    const { timing, at } = block;
    const line = at + 1;
    const to = endOfText(lines, block, blocks[number + 1]?.from ?? lines.length, problems);
    if (!timing) {
      reportTiming(lines[at]!, line, problems);
      continue;
    }
    const body = lines.slice(line, to);
    const payload = body.slice(body.findIndex(hasText), body.findLastIndex(hasText) + 1);
    const settings = readRest(timing.rest, payload, problems, line);
    const { start, end, text: source } = readWithSubtitle(timing.times, payload);
    if (timing.negative)
      problems.warning('negative-timing', 'This subtitle begins before the film does; its time was set to the beginning.', { line });
    else if (timing.odd) {
      const said = excerpt(lines[at]!);
      problems.warning('odd-timing', `The times “${said}” are written in an unusual way; they were understood.`, {
        line,
        detail: { text: said },
      });
    }
    let id = block.index;
    if (list.hasId(id)) {
      id = '';
      if (repeated++ === 0) repeatedAt = line;
    }
    const { place, ...content } = readCueText(source, { characters, srt: SRT_TAGS });
    list.add(id, start / 1000, end / 1000, source, content, settings ?? settingsOfPlace(place), line);
  }
  if (repeated > 0)
    problems.warning('repeated-number', `${repeated} subtitle${repeated === 1 ? ' has a number' : 's have numbers'} that came before.`, {
      line: repeatedAt,
      detail: { count: repeated },
    });
  return list.list();
}

/** Is there a timing line of SubRip's own form, with a comma? Tells SubRip under a WebVTT header from WebVTT. */
export const hasSrtTimings = (text: string): boolean => /^\d{1,3}:\d\d:\d\d,\d{1,3}[ \t]*-->[ \t]*\d{1,3}:\d\d:\d\d,\d/m.test(text);

/** Cuts the file at its timing lines. */
function findBlocks(lines: readonly string[], problems: ProblemList): Block[] {
  const found = lines.flatMap((line, at) => {
    const timing = readTiming(line);
    return timing || looksLikeTiming(line) ? [{ at, timing, above: indexAbove(lines, at) }] : [];
  });
  const numbered = found.filter(({ above }) => above).length * 2 >= found.length;
  const blocks: Block[] = [];
  for (const { at, timing, above } of found) {
    const previous = blocks.at(-1);
    const index =
      numbered && above && !(previous && (above.at <= previous.at || isLastWord(lines, above, at, previous))) ? above : undefined;
    const from = index?.at ?? at;
    if (!previous) reportLead(lines.slice(0, from), problems);
    if (timing && numbered && !index && !/^\s*[#№]?\d+[.):]?\s+\d/.test(lines[at]!))
      problems.warning('missing-number', 'This subtitle has no number.', { line: at + 1 });
    blocks.push({ timing, at, index: index?.number ?? '', from });
  }
  return blocks;
}

interface Index {
  readonly at: number;
  readonly number: string;
}

/** The number on the nearest line above a timing line that is not blank; at most two blank lines may stand between. */
function indexAbove(lines: readonly string[], timing: number): Index | null {
  const at = [timing - 1, timing - 2, timing - 3].find((line) => hasText(lines[line] ?? ''));
  const number = at === undefined ? null : indexOf(lines[at]!);
  return number === null ? null : { at: at!, number };
}

/** A number with text right above it and a blank line below, and not the number that is due: the last word of the cue before. */
function isLastWord(lines: readonly string[], { at, number }: Index, timing: number, previous: Block): boolean {
  const inText = at < timing - 1 && at - 1 > previous.at && hasText(lines[at - 1]!);
  return inText && Number(number) !== Number(previous.index || NaN) + 1;
}

/** Where a cue's text ends: at the next block, or where the number that is due next stands below a blank line; the timing line of that cue is missing. */
function endOfText(lines: readonly string[], { at, index }: Block, next: number, problems: ProblemList): number {
  let end = next;
  let due = Number(index || NaN) + 1;
  for (let line = at + 2; due && line < next; line++) {
    if (hasText(lines[line - 1]!) || Number(indexOf(lines[line]!) ?? NaN) !== due) continue;
    end = Math.min(end, line);
    const text = excerpt(lines.slice(line + 1, line + 3).join(' '));
    if (text)
      problems.error('missing-timing', `Subtitle ${due} has no times; it is left out: “${text}”`, {
        line: line + 1,
        detail: { number: due, text },
      });
    due++;
  }
  return end;
}

/** Text before the first subtitle. The header of a WebVTT file, up to its first blank line, says nothing to a viewer. */
function reportLead(lead: readonly string[], problems: ProblemList): void {
  const header = lead[0]?.startsWith('WEBVTT') ? lead.findIndex((line) => !hasText(line)) : 0;
  const at = header < 0 ? -1 : lead.findIndex((line, index) => index >= header && hasText(line));
  if (at < 0) return;
  const text = excerpt(lead[at]!);
  problems.error('text-outside-cues', `Text before the first subtitle is left out: “${text}”`, { line: at + 1, detail: { text } });
}

/** What stands behind the times: settings, coordinates, or text, which becomes the first line. */
function readRest(rest: string, payload: string[], problems: ProblemList, line: number): CueSettings | undefined {
  if (SETTINGS.test(rest)) return parseCueSettings(rest, new Set(), problems, line);
  if (COORDINATES.test(rest)) problems.warning('coordinates-ignored', 'The coordinates of this subtitle are not used.', { line });
  else if (hasText(rest)) {
    problems.warning('text-on-timing-line', 'Text stands on the line of the times; it was taken as the first line.', { line });
    payload.unshift(rest.trim());
  }
  return undefined;
}

/** Hands a block to `subtitle` in the form that it knows; it answers in milliseconds. */
function readWithSubtitle(times: string, payload: readonly string[]): SubtitleNode['data'] {
  const [{ data }] = parseSync(`1\n${times}\n${GUARD}${payload.join(`\n${GUARD}`)}`) as [SubtitleNode];
  return { ...data, text: data.text.slice(GUARD.length).replaceAll(`\n${GUARD}`, '\n') };
}

/** Reads a timing line, however it is spelled; `null` for every other line. */
function readTiming(line: string): Timing | null {
  if (line.length > MAX_TIMING_LENGTH || !/[\d０-９]\s?[:：].*[:：]/.test(line)) return null;
  // Nearly every timing line is as it should be: the rest of the work is for the others.
  const times = CANONICAL.exec(line)?.[0];
  if (times) return { times, rest: line.slice(times.length) };
  const match = TIMING.exec(plainLine(line));
  if (!match) return null;
  const [from, to] = [match.slice(1, 6), match.slice(6, 11)];
  return { times: `${canonicalTime(from)} --> ${canonicalTime(to)}`, rest: match[11]!, negative: Boolean(from[0] || to[0]), odd: true };
}

/** Full-width digits and signs, odd spaces, escaped and invisible characters as plain ones. */
function plainLine(line: string): string {
  return line
    .replaceAll(/[\ufeff\u200b-\u200f\u202a-\u202e\u2060]/g, '')
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('&gt;', '>')
    .replaceAll(/\s/g, ' ')
    .trim();
}

/** As `subtitle` reads it. A negative time becomes 0: the film has nothing before its beginning. */
function canonicalTime([sign, ...numbers]: readonly (string | undefined)[]): string {
  const [hours, minutes, seconds, fraction] = numbers.map((number = '0') => number.replaceAll(' ', ''));
  const ms = sign ? 0 : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Math.round(Number(`0.${fraction}`) * 1000);
  return `${Math.floor(ms / 3_600_000)}:${Math.floor(ms / 60_000) % 60}:${Math.floor(ms / 1000) % 60},${ms % 1000}`;
}

/** A line that was meant as a timing line but cannot be read: an arrow, and a time at one of its sides. */
function looksLikeTiming(line: string): boolean {
  if (line.length > MAX_TIMING_LENGTH || !line.includes('--')) return false;
  return /--\s?(?:>|&gt;)/.test(line) && /\d\s?[:.,]\s?\d/.test(line);
}

/** `{\an1}` to `{\an9}`, a place on the numeric keypad, as WebVTT settings; 2 is where subtitles stand anyway. */
function settingsOfPlace(place = 2): CueSettings | undefined {
  const row = Math.floor((place - 1) / 3);
  const column = (place - 1) % 3;
  if (row === 0 && column === 1) return undefined;
  return {
    ...(row === 2 && { line: 0 }),
    ...(row === 1 && { line: 50, lineIsPercentage: true, lineAlign: 'center' as const }),
    ...(column === 0 && { position: 0, align: 'left' as const }),
    ...(column === 2 && { position: 100, align: 'right' as const }),
  };
}

/** The place on the keypad nearest to WebVTT settings; 2 for the usual one. */
function placeOfSettings({ line, lineIsPercentage, align, vertical }: CueSettings = {}): number {
  if (vertical) return 2;
  const percentage = line === undefined ? 100 : lineIsPercentage ? line : line >= 0 && line < 7 ? 0 : 100;
  const row = percentage < 34 ? 2 : percentage < 67 ? 1 : 0;
  const column = align === 'left' || align === 'start' ? 0 : align === 'right' || align === 'end' ? 2 : 1;
  return row * 3 + column + 1;
}

const hasText = (line: string): boolean => line.trim() !== '';

function indexOf(line: string): string | null {
  if (/^\d{1,9}$/.test(line)) return line;
  return line.length > 40 || !/[\d０-９]/.test(line) ? null : (INDEX.exec(plainLine(line))?.[1] ?? null);
}

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
      const number = at > 0 && !hasText(lines[at - 1]!) && indexOf(line) !== null;
      const begun = number || readTiming(line) ? reference(line) : line;
      return looksLikeTiming(line) ? begun.replaceAll(/(--\s?)>/g, '$1&#62;') : begun;
    })
    .join('\n');
}
