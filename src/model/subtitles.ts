import type { CharacterNames } from './character-references.js';
import type { Cue } from './cue.js';
import { toBytes } from './bytes.js';
import { decodeBytes, hasBinaryCharacters, isBinary, latin1 } from './encoding.js';
import { html4Characters } from './html4-characters.js';
import type { Problem } from './problem.js';
import { ProblemList } from './problem-list.js';
import { formatSrt, hasSrtTimings, parseSrt } from './srt.js';
import { cleanText, inOrder, MAX_SUBTITLE_LENGTH } from './subtitle-text.js';
import { formatVtt } from './vtt-format.js';
import { hasVttSignature, hasVttTimings, parseVtt, resemblesSignature, type CueRegion, type ReadingOptions } from './vtt.js';

/** What reading a subtitle file gives. */
export interface Subtitles {
  /** What the file was read as; its first line decides, not its name. */
  readonly format: 'srt' | 'vtt';
  /** What its bytes were read as, a WHATWG label in lower case; absent where text was given. */
  readonly encoding?: string;
  /** By start, then file order. Empty, zero-length and reversed cues are among them: `isDisplayable` tells. */
  readonly cues: readonly Cue[];
  readonly problems: readonly Problem[];
  /** Of WebVTT: the regions that cues name in their settings. */
  readonly regions?: readonly CueRegion[];
}

/** How to read a subtitle file. */
export interface SubtitleOptions {
  /** Read it as this, whatever its first line says. */
  readonly format?: 'srt' | 'vtt';
  /** A WHATWG encoding label for bytes that bear no byte order mark, e.g. `windows-1251`; else it is found out. */
  readonly encoding?: string;
  /** The file's name or address, for problems. */
  readonly source?: string;
  /** Names of characters (`&name;`) beyond those of HTML 4; `readSubtitles` loads the others where a file has any. */
  readonly names?: CharacterNames;
  /** Told now and then how far the reading has come, from 0 to 1; a film's subtitles are read before it is. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Reads a subtitle file, SubRip or WebVTT, however badly it was made: what can be read is in `cues`, what was repaired or lost in `problems`,
 * each with its line. A file that is no subtitles gives no cues and one problem that says what it seems to be.
 *
 * @param input text, or (better) the bytes of the file, whose encoding is then found out.
 * @throws {TypeError} for a wrong call; never for bad input.
 * @example
 * const { cues, problems } = parseSubtitles(await response.arrayBuffer(), { source: response.url });
 */
export function parseSubtitles(input: string | ArrayBuffer | Uint8Array, options: SubtitleOptions = {}): Subtitles {
  const { format, encoding, source, names, onProgress } = checkOptions(options);
  const content = typeof input === 'string' ? input : toBytes(input);
  if (content === null) throw new TypeError('parseSubtitles: input must be a string, an ArrayBuffer or a Uint8Array');
  const problems = new ProblemList(source);
  const unreadable = whyUnreadable(content);
  if (unreadable) {
    problems.error(...unreadable);
    return { format: format ?? 'srt', cues: [], problems: problems.list() };
  }
  const decoded = typeof content === 'string' ? { text: content } : decodeBytes(content, encoding, problems);
  const { text, ...known } = { ...decoded, text: cleanText(decoded.text, problems) };
  const result = readText(text, format, problems, { characters: html4Characters(names), onProgress });
  return { ...known, ...result, problems: problems.list() };
}

/**
 * Writes cues as a subtitle file that `parseSubtitles` reads as the same cues. WebVTT keeps everything;
 * SubRip keeps times, text, `i b u`, colours, the nine places of `{\an}`, and ids that are numbers; readings of ruby stand in parentheses.
 *
 * @param options `regions`: those the cues name, for WebVTT.
 * @throws {TypeError} for a wrong format or what is no list of cues.
 * @throws {RangeError} for a cue whose time is not finite.
 */
export function formatSubtitles(cues: readonly Cue[], format: 'srt' | 'vtt', options: { regions?: readonly CueRegion[] } = {}): string {
  if (!Array.isArray(cues)) throw new TypeError('formatSubtitles: cues must be an array');
  if (format !== 'srt' && format !== 'vtt') throw new TypeError(`formatSubtitles: no such format: ${String(format)}`);
  return format === 'srt' ? formatSrt(cues) : formatVtt(cues, options.regions);
}

function checkOptions(options: SubtitleOptions): SubtitleOptions {
  if (!/^(?:srt|vtt|undefined)$/.test(String(options.format)))
    throw new TypeError(`parseSubtitles: no such format: ${String(options.format)}`);
  for (const name of ['encoding', 'source'] as const)
    if (typeof (options[name] ?? '') !== 'string') throw new TypeError(`parseSubtitles: ${name} must be a string`);
  return options;
}

function readText(
  text: string,
  format: 'srt' | 'vtt' | undefined,
  problems: ProblemList,
  how: ReadingOptions,
): Omit<Subtitles, 'problems'> {
  const other = whyNoSubtitles(text);
  if (other) {
    problems.error(...other);
    return { format: format ?? 'srt', cues: [] };
  }
  if ((format ?? guessFormat(text, problems)) === 'srt') {
    const cues = inOrder(parseSrt(text, problems, how), problems);
    if (cues.length === 0)
      problems.error(
        ...(hasBinaryCharacters(text)
          ? NO_TEXT
          : ([
              'no-timings',
              'There are no subtitles in this file: not one line gives times, as in 00:01:02,000 --> 00:01:04,500.',
            ] as const)),
      );
    return { format: 'srt', cues };
  }
  if (!hasVttSignature(text))
    problems.warning('missing-signature', 'A WebVTT file begins with the word WEBVTT; this one does not.', { line: 1 });
  const { cues, regions } = parseVtt(text, problems, how);
  if (cues.length === 0 && !text.includes('-->')) problems.warning('no-cues', 'There are no subtitles in this file.');
  return { format: 'vtt', cues: inOrder(cues, problems), ...(regions.length > 0 && { regions }) };
}

/** The signature decides, except where its times are SubRip's, or where only a typing error stands between the file and its signature. */
function guessFormat(text: string, problems: ProblemList): 'srt' | 'vtt' {
  const isVtt = hasVttTimings(text);
  const isSrt = hasSrtTimings(text);
  if (!hasVttSignature(text)) return resemblesSignature(text) && isVtt && !isSrt ? 'vtt' : 'srt';
  if (isVtt || !isSrt) return 'vtt';
  problems.warning('srt-under-vtt-header', 'The file says that it is WebVTT, but its times are those of SubRip; it was read as SubRip.', {
    line: 1,
  });
  return 'srt';
}

/** Why something is no file of subtitles: code and message of the problem. */
type Reason = readonly [code: string, message: string, where?: Pick<Problem, 'detail'>];

const NO_TEXT: Reason = ['binary-file', 'This is not a text file.'];

/** First bytes of files that are mistaken for subtitles. */
const SIGNATURES: readonly (readonly [kind: string, bytes: string, at?: number])[] = [
  ['a zip archive', 'PK\x03\x04'],
  ['a gzip archive', '\x1f\x8b'],
  ['a RAR archive', 'Rar!\x1a\x07'],
  ['a 7-Zip archive', '7z\xbc\xaf\x27\x1c'],
  ['a PDF document', '%PDF-'],
  ['a Word document', '\xd0\xcf\x11\xe0'],
  ['a Matroska or WebM film', '\x1a\x45\xdf\xa3'],
  ['an MP4 film', 'ftyp', 4],
  ['a PNG picture', '\x89PNG'],
  ['a JPEG picture', '\xff\xd8\xff'],
];

/** Why this cannot be read as text, if it cannot. */
function whyUnreadable(content: string | Uint8Array): Reason | undefined {
  if (content.length > MAX_SUBTITLE_LENGTH) {
    const megabytes = Math.round(content.length / 1_000_000);
    return ['file-too-large', `The file has ${megabytes} MB; subtitles are never larger than 20 MB.`, { detail: { megabytes } }];
  }
  if (typeof content === 'string') return undefined;
  const beginning = latin1(content.subarray(0, 12));
  const kind = SIGNATURES.find(([, bytes, at]) => beginning.startsWith(bytes, at))?.[0];
  if (kind) return ['binary-file', `This is not a subtitle file but ${kind}.`, { detail: { kind } }];
  return isBinary(content) ? NO_TEXT : undefined;
}

const PAGE = /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|script)\b/i;

/** Other formats of subtitles, by how they begin. */
const OTHER_FORMATS: readonly (readonly [name: string, begins: RegExp])[] = [
  ['TTML', /^(?:<\?xml[^>]{0,200}>\s*)?<tt[\s>:]/],
  ['SubStation Alpha', /^\[Script Info\]/i],
  ['MicroDVD', /^\{\d+\}\{\d*\}/],
  ['SAMI', /^<SAMI>/i],
];

/** A page that speaks of subtitles may show how one is written; with this many times it holds a file of them. */
const TIMES_IN_PAGE = 3;

/** A line of times as a page has it, its arrow escaped perhaps. */
const PAGE_TIMING = /\d:\d\d[.,]\d{1,3}[ \t]{0,9}--(?:>|&gt;)[ \t]{0,9}\d{1,3}:\d\d/g;

/** The same right behind the tags that a page's lines begin with: no file of subtitles has them there. */
const TAGGED_TIMING = /<(?:br|p|div|td|li|pre|span)\b[^<>]{0,200}>\s{0,9}(?:\d{1,3}:)?\d\d:\d\d[.,]\d{1,3}[ \t]{0,9}--(?:>|&gt;)/gi;

/** What is served or saved in place of subtitles, by how it begins. */
function whyNoSubtitles(text: string): Reason | undefined {
  const beginning = text.slice(0, 4096).trimStart();
  if (!beginning && !text.trim()) return ['empty-file', 'The file is empty.'];
  const times = (pattern: RegExp): boolean => (text.match(pattern)?.length ?? 0) >= TIMES_IN_PAGE;
  const isPage = PAGE.test(beginning);
  if (isPage ? times(PAGE_TIMING) : beginning.startsWith('<') && times(TAGGED_TIMING))
    return ['html-subtitles', 'This is a web page that holds subtitles. Save it as plain text (UTF-8), not as a web page.'];
  if (isPage) return ['html-file', 'This is a web page, not a subtitle file. Perhaps the address is wrong, or asks for a login.'];
  if (beginning.startsWith('{\\rtf'))
    return ['rtf-file', 'This is an RTF document. Save it as plain text (UTF-8) in the program it was written with.'];
  const other = OTHER_FORMATS.find(([, begins]) => begins.test(beginning))?.[0];
  return other === undefined
    ? undefined
    : ['other-format', `These are ${other} subtitles; only SubRip (.srt) and WebVTT (.vtt) can be read.`];
}
