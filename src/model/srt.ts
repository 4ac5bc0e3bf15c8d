import type { Cue, CueSettings } from './cue.js';
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

// [1] sign [2] hours [3] minutes [4] seconds [5] fraction
const TIME = String.raw`([-−]?)\s?(?:(\d{1,9})\s?[:：]\s?)?(\d{1,9})\s?[:：]\s?(\d{1,3})(?:\s?[,.:;،]\s?(\d{1,9}))?`;
/** The same with spaces within the numbers, as some scanning programs leave them: `00:00:2 0,0 00`. */
const SPACED = String.raw`([-−]?)\s?(?:(\d(?:\s?\d){0,2})\s?:\s?)?(\d\s?\d?)\s?:\s?(\d\s?\d?)(?:\s?[,.:;]\s?(\d(?:\s?\d){0,2}))?`;
const ARROW = /[-‐-―−=~](?:\s?[-‐-―−=~]){0,3}\s?>{1,3}|[-‐-―−]{0,3}[→⟶⇒➔➜]/;
const INDEX_BEFORE = String.raw`(?:[#№]?\d{1,9}[.):]?\s+)?`;
const STARTS = [TIME, SPACED].map((time) => new RegExp(`^${INDEX_BEFORE}${time}$`));
const ENDS = [TIME, SPACED].map((time) => new RegExp(`^${time}(?!\\d)(.*)$`));
/** Two full times with no arrow at all between them, or what is left of one. */
const NO_ARROW = new RegExp(String.raw`^(${INDEX_BEFORE}\d{1,3}:\d\d:\d\d[,.]\d{3})[\s\-–—>]{1,5}(?=\d{1,3}:\d\d:\d\d[,.]\d{3})`);
const CANONICAL = /^()(\d{2,9}):([0-5]\d):([0-5]\d),(\d{3}) --> ()(\d{2,9}):([0-5]\d):([0-5]\d),(\d{3})[ \t]*$/;
const COORDINATES = /^\s*(?:[XY][12]:\s*-?\d{1,6}\s*){1,4}$/i;
const SETTINGS = /^\s*(?:(?:vertical|line|position|size|align|region):\S+(?:\s+|$)){1,7}$/;
const INDEX = /^[#№]?(-?\d{1,9})[.):]?$/;

/** What a timing line says; times in milliseconds. */
interface Timing {
  start: number;
  end: number;
  /** What stands behind the times. */
  rest: string;
  /** Before the beginning of the film, in the file. */
  negative: boolean;
  /** In exactly the form that SubRip writes. */
  canonical: boolean;
}

/** A timing line, or a line that wanted to be one, with the lines that belong to it. */
interface Block {
  /** `null` where the times cannot be read: its text is lost. */
  timing: Timing | null;
  /** Line of the timing, counted from 0. */
  at: number;
  /** The number above it. */
  index: string | undefined;
  /** First and last line of the text, the last exclusive. */
  from: number;
  to: number;
}

/**
 * Reads SubRip text of any spelling met in the wild. The lines are first sorted into blocks by a tolerant search for timing lines and rewritten
 * in the one form that the package `subtitle` reads without fail; `subtitle` reads that, and what it gives is compared with what it was given.
 *
 * @param text lines end with `\n`; no byte order mark at the start.
 * @returns cues in the order of the file. What was repaired is a warning in `problems`, what was lost an error.
 */
export function parseSrt(text: string, problems: ProblemList, { characters, onProgress }: ReadingOptions = {}): Cue[] {
  const lines = text.split('\n');
  const blocks = findBlocks(lines, problems);
  const readable = blocks.filter((block): block is Block & { timing: Timing } => block.timing !== null);
  const texts = readable.map((block) => payloadOf(lines, block, problems).join('\n'));
  const times = readWithSubtitle(readable, texts, onProgress);
  const ids = uniqueIds(readable, problems);
  return readable.map((block, index) => {
    const { start, end, text: source } = times[index]!;
    const { place, ...content } = readCueText(source, { characters, srt: SRT_TAGS });
    const settings = settingsOf(block, place, problems);
    return { id: ids[index]!, start: start / 1000, end: end / 1000, source, ...content, ...(settings && { settings }) };
  });
}

/** How many lines are timings of SubRip's own form, with a comma. Tells SubRip under a WebVTT header from WebVTT. */
export function countSrtTimings(text: string): number {
  return text.match(/^\d{1,3}:\d\d:\d\d,\d{1,3}[ \t]*-->[ \t]*\d{1,3}:\d\d:\d\d,\d{1,3}/gm)?.length ?? 0;
}

/** Cuts the file at its timing lines. */
function findBlocks(lines: readonly string[], problems: ProblemList): Block[] {
  const found: { at: number; timing: Timing | null }[] = [];
  lines.forEach((line, at) => {
    const timing = readTiming(line);
    if (timing || looksLikeTiming(line)) found.push({ at, timing });
  });
  const numbered = found.filter(({ at }) => indexAbove(lines, at) !== null).length * 2 >= found.length;
  const blocks: Block[] = [];
  for (const { at, timing } of found) {
    const previous = blocks.at(-1);
    const above = numbered ? indexAbove(lines, at) : null;
    const isNumber = above !== null && (previous === undefined || above.at > previous.at) && !isLastWord(lines, above.at, at, previous);
    const edge = isNumber ? above.at : at;
    if (previous) previous.to = edge;
    else reportLead(lines, edge, problems);
    if (timing && numbered && !isNumber && !/^\s*[#№]?\d+[.):]?\s+\d/.test(lines[at]!))
      problems.warning('missing-number', 'This subtitle has no number.', { line: at + 1 });
    if (!timing)
      problems.error('bad-timing', `The times “${excerpt(lines[at]!)}” cannot be read; this subtitle is left out.`, {
        line: at + 1,
        detail: { text: excerpt(lines[at]!) },
      });
    blocks.push({ timing, at, index: isNumber ? above.number : undefined, from: at + 1, to: lines.length });
  }
  if (numbered) for (const block of blocks) cutAtLostCue(lines, block, problems);
  return blocks;
}

/** The number on the nearest line above a timing line that is not blank; at most two blank lines may stand between. */
function indexAbove(lines: readonly string[], at: number): { at: number; number: string } | null {
  for (let above = at - 1; above >= 0 && above >= at - 3; above--) {
    const number = indexOf(lines[above]!);
    if (number !== null) return { at: above, number };
    if (!isBlank(lines[above]!)) return null;
  }
  return null;
}

/** A number with text right above it and a blank line below, and not the number that is due: the last word of the cue before. */
function isLastWord(lines: readonly string[], number: number, timing: number, previous: Block | undefined): boolean {
  if (number === timing - 1 || !previous || number - 1 <= previous.at || isBlank(lines[number - 1]!)) return false;
  return Number(indexOf(lines[number]!)) !== Number(previous.index) + 1;
}

/** Ends a cue's text where the number that is due next stands below a blank line: the timing line of that cue is missing. */
function cutAtLostCue(lines: readonly string[], block: Block, problems: ProblemList): void {
  const end = block.to;
  let due = Number(block.index) + 1;
  for (let at = block.from + 1; at < end; at++) {
    if (!isBlank(lines[at - 1]!) || Number(indexOf(lines[at]!) ?? NaN) !== due) continue;
    block.to = Math.min(block.to, at);
    const text = excerpt(lines.slice(at + 1, at + 3).join(' '));
    if (text)
      problems.error('missing-timing', `Subtitle ${due} has no times; it is left out: “${text}”`, {
        line: at + 1,
        detail: { number: due, text },
      });
    due++;
  }
}

function reportLead(lines: readonly string[], edge: number, problems: ProblemList): void {
  // The header of a WebVTT file, up to its first blank line, says nothing to a viewer.
  const header = lines[0]?.startsWith('WEBVTT') ? lines.findIndex(isBlank) : 0;
  for (let at = header < 0 ? edge : header; at < edge; at++) {
    if (isBlank(lines[at]!)) continue;
    problems.error('text-outside-cues', `Text before the first subtitle is left out: “${excerpt(lines[at]!)}”`, {
      line: at + 1,
      detail: { text: excerpt(lines[at]!) },
    });
    return;
  }
}

/** The lines of a cue's text without the blank ones around them, what stood on the timing line first. */
function payloadOf(lines: readonly string[], { timing, from, to, at }: Block & { timing: Timing }, problems: ProblemList): string[] {
  let [first, last] = [from, to];
  while (first < last && isBlank(lines[first]!)) first++;
  while (last > first && isBlank(lines[last - 1]!)) last--;
  const payload = lines.slice(first, last);
  if (timing.start > timing.end)
    problems.warning('reversed-timing', 'This subtitle ends before it begins; it is not shown.', { line: at + 1 });
  else if (timing.start === timing.end)
    problems.warning('empty-interval', 'This subtitle has no duration; it is not shown.', { line: at + 1 });
  if (!isExtra(timing.rest)) {
    problems.warning('text-on-timing-line', 'Text stands on the line of the times; it was taken as the first line.', { line: at + 1 });
    payload.unshift(timing.rest.trim());
  }
  if (payload.length === 0) problems.warning('empty-cue', 'This subtitle has no text.', { line: at + 1 });
  if (timing.negative)
    problems.warning('negative-timing', 'This subtitle begins before the film does; its time was set to the beginning.', { line: at + 1 });
  else if (!timing.canonical)
    problems.warning('odd-timing', `The times “${excerpt(lines[at]!)}” are written in an unusual way; they were understood.`, {
      line: at + 1,
      detail: { text: excerpt(lines[at]!) },
    });
  return payload;
}

const isExtra = (rest: string): boolean => isBlank(rest) || COORDINATES.test(rest) || SETTINGS.test(rest);

/** What `subtitle` gives for a block; times in milliseconds. */
interface Read {
  start: number;
  end: number;
  text: string;
}

/** Blocks that are handed to `subtitle` at once. For a whole long file, the copies that it makes of its text would all have to be kept. */
const BLOCKS_AT_ONCE = 500;

/** Hands the blocks to `subtitle` in the form it knows and checks what comes back, cue by cue: the blocks themselves are the measure. */
function readWithSubtitle(
  blocks: readonly (Block & { timing: Timing })[],
  texts: readonly string[],
  onProgress?: ReadingOptions['onProgress'],
): Read[] {
  const cues: Read[] = [];
  for (let from = 0; from < blocks.length; from += BLOCKS_AT_ONCE) {
    if (from > 0) onProgress?.(from / blocks.length);
    cues.push(...readSome(blocks.slice(from, from + BLOCKS_AT_ONCE), texts.slice(from, from + BLOCKS_AT_ONCE)));
  }
  return cues;
}

function readSome(blocks: readonly (Block & { timing: Timing })[], texts: readonly string[]): Read[] {
  const canonical = blocks.map(({ timing }, index) => {
    const guarded = `${GUARD}${texts[index]!.replaceAll('\n', `\n${GUARD}`)}`;
    return `${index + 1}\n${canonicalTime(timing.start)} --> ${canonicalTime(timing.end)}\n${guarded}\n`;
  });
  let nodes: ReturnType<typeof parseSync> = [];
  try {
    nodes = parseSync(canonical.join('\n'));
  } catch {
    // Nothing canonical makes it throw; if a later version does, the comparison below fails for every cue, and none is lost.
  }
  return blocks.map(({ timing }, index) => {
    const { start, end, text } = (nodes[index]?.data ?? {}) as Partial<Read>;
    const plain = text?.replaceAll(`\n${GUARD}`, '\n').slice(GUARD.length);
    const agrees = nodes.length === blocks.length && start === timing.start && end === timing.end && plain === texts[index];
    return agrees ? { start, end, text: plain ?? '' } : { start: timing.start, end: timing.end, text: texts[index]! };
  });
}

const canonicalTime = (ms: number): string => fileTimecode(ms / 1000, ',');

/** Reads a timing line, however it is spelled; `null` for every other line. */
function readTiming(line: string): Timing | null {
  if (line.length > MAX_TIMING_LENGTH || !/\d\s?[:：]\s?[\d０-９]|[０-９]/.test(line)) return null;
  // Nearly every timing line is as it should be: the rest of the work is for the others.
  const match = CANONICAL.exec(line);
  if (match) return { start: milliseconds(match), end: milliseconds(match.slice(5)), rest: '', canonical: true, negative: false };
  const plain = plainLine(line);
  const arrow = ARROW.exec(plain);
  const pieces: [string, string] | null = arrow
    ? [plain.slice(0, arrow.index), plain.slice(arrow.index + arrow[0].length)]
    : splitWithoutArrow(plain);
  if (!pieces) return null;
  const [before, after] = [pieces[0].trim(), pieces[1].trim()];
  const from = STARTS[0]!.exec(before) ?? STARTS[1]!.exec(before);
  const to = readEnd(after);
  if (!from || !to) return null;
  const [start, end] = [milliseconds(from), milliseconds(to)];
  const rest = to[6] ?? '';
  const canonical = rest !== '' && CANONICAL.test(line.trimEnd().slice(0, -rest.length));
  return { start, end, rest, canonical, negative: Boolean(from[1] || to[1]) };
}

/** The end time and what stands behind it; where that goes on like the time itself, the time has spaces in its numbers. */
function readEnd(text: string): RegExpExecArray | null {
  const [plain, spaced] = ENDS.map((end) => end.exec(text));
  const cut = plain && (plain[5]?.length ?? 0) < 3 && /^\s\d{1,2}$|^\s?\d?\s?[,.:]\s?\d/.test(plain[6] ?? '');
  return plain && !(cut && spaced) ? plain : (spaced ?? null);
}

function splitWithoutArrow(plain: string): [string, string] | null {
  const match = NO_ARROW.exec(plain);
  return match && [match[1]!, plain.slice(match[0].length)];
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

/** A negative time becomes 0: the film has nothing before its beginning. */
function milliseconds([, sign, hours = '0', minutes = '0', seconds = '0', fraction = '0']: readonly string[]): number {
  if (sign) return 0;
  const number = (digits: string): number => Number(digits.includes(' ') ? digits.replaceAll(' ', '') : digits);
  const ms = Math.round(number(`0.${fraction}`) * 1000);
  return (number(hours) * 3600 + number(minutes) * 60 + number(seconds)) * 1000 + ms;
}

/** A line that was meant as a timing line but cannot be read: an arrow, and a time at one of its sides. */
function looksLikeTiming(line: string): boolean {
  if (line.length > MAX_TIMING_LENGTH || !line.includes('--')) return false;
  return /--\s?(?:>|&gt;)/.test(line) && /\d\s?[:.,]\s?\d/.test(line);
}

function settingsOf({ timing, at }: Block & { timing: Timing }, place: number | undefined, problems: ProblemList): CueSettings | undefined {
  if (COORDINATES.test(timing.rest))
    problems.warning('coordinates-ignored', 'The coordinates of this subtitle are not used.', { line: at + 1 });
  if (SETTINGS.test(timing.rest)) return parseCueSettings(timing.rest, new Set(), problems, at + 1);
  return place === undefined ? undefined : settingsOfPlace(place);
}

/** `{\an1}` to `{\an9}`, a place on the numeric keypad, as WebVTT settings; 2 is where subtitles stand anyway. */
function settingsOfPlace(place: number): CueSettings | undefined {
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

/** The file's own numbers where each is there once; places in the file else. */
function uniqueIds(blocks: readonly Block[], problems: ProblemList): string[] {
  const taken = new Set<string>();
  let repeated = 0;
  let repeatedAt = 0;
  let next = 1;
  const ids = blocks.map((block) => {
    const id = block.index;
    if (id !== undefined && !taken.has(id)) return (taken.add(id), id);
    if (id !== undefined && repeated++ === 0) repeatedAt = block.at;
    return undefined;
  });
  if (repeated > 0)
    problems.warning('repeated-number', `${repeated} subtitle${repeated === 1 ? ' has a number' : 's have numbers'} that came before.`, {
      line: repeatedAt + 1,
      detail: { count: repeated },
    });
  return ids.map((id) => {
    if (id !== undefined) return id;
    while (taken.has(String(next))) next++;
    taken.add(String(next));
    return String(next);
  });
}

const isBlank = (line: string): boolean => line.trim() === '';

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
      if (isBlank(line)) return payload !== '' && (at === 0 || at === lines.length - 1) ? reference(line) : line;
      const number = at > 0 && isBlank(lines[at - 1]!) && indexOf(line) !== null;
      const begun = number || readTiming(line) ? reference(line) : line;
      return looksLikeTiming(line) ? begun.replaceAll(/(--\s?)>/g, '$1&#62;') : begun;
    })
    .join('\n');
}
