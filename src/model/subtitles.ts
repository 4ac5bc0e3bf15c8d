import type { CharacterNames } from './character-references.js';
import type { Cue } from './cue.js';
import { toBytes } from './bytes.js';
import { decodeBytes, hasBinaryCharacters } from './encoding.js';
import type { Problem } from './problem.js';
import { ProblemList } from './problem-list.js';
import { formatSrt, hasSrtTimings, parseSrt } from './srt.js';
import { cleanText, inOrder, MAX_SUBTITLE_LENGTH } from './subtitle-text.js';
import { formatVtt } from './vtt-format.js';
import { hasVttSignature, hasVttTimings, parseVtt, resemblesSignature, type CueRegion } from './vtt.js';
import { westernCharacters } from './western-characters.js';

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
  /** Names of characters (`&name;`) beyond those that windows-1252 has; `readSubtitles` loads the others of HTML where a file has any. */
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
  const { format, encoding, source, names, onProgress } = options;
  const content = typeof input === 'string' ? input : toBytes(input);
  if (content === null || typeof (encoding ?? '') !== 'string' || !['srt', 'vtt', undefined].includes(format))
    throw new TypeError('parseSubtitles: bad input or option');

  const refuse = (reason: Reason, known: object = {}): Subtitles => {
    const problems = new ProblemList(source);
    problems.error(...reason);
    return { format: format ?? 'srt', ...known, cues: [], problems: problems.list() };
  };
  if (content.length > MAX_SUBTITLE_LENGTH) return refuse(['file-too-large', 'The file is larger than 20 MB.']);

  const problems = new ProblemList(source);
  const { text: decoded, ...known } = typeof content === 'string' ? { text: content } : decodeBytes(content, encoding, problems);
  const text = cleanText(decoded, problems);
  const other = whyNoSubtitles(text);
  if (other) return refuse(other, known);

  const isVtt = (format ?? guessFormat(text, problems)) === 'vtt';
  if (isVtt && !hasVttSignature(text)) problems.warning('missing-signature', 'This WebVTT file does not begin with WEBVTT.', { line: 1 });
  const how = { characters: westernCharacters(names), onProgress };
  const { cues, regions } = isVtt ? parseVtt(text, problems, how) : { cues: parseSrt(text, problems, how), regions: [] };
  if (cues.length === 0) {
    if (hasBinaryCharacters(text)) return refuse(['binary-file', 'This is not a text file.']);
    const message = 'There are no subtitles in this file.';
    if (!isVtt) problems.error('no-timings', message);
    else if (!text.includes('-->')) problems.warning('no-cues', message);
  }
  return {
    format: isVtt ? 'vtt' : 'srt',
    ...known,
    cues: inOrder(cues, problems),
    ...(regions.length > 0 && { regions }),
    problems: problems.list(),
  };
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

/** The signature decides, except where its times are SubRip's, or where only a typing error stands between the file and its signature. */
function guessFormat(text: string, problems: ProblemList): 'srt' | 'vtt' {
  const isSigned = hasVttSignature(text);
  const isVtt = hasVttTimings(text);
  const isSrt = hasSrtTimings(text);
  if (isSigned ? isVtt || !isSrt : isVtt && !isSrt && resemblesSignature(text)) return 'vtt';
  if (isSigned)
    problems.warning('srt-under-vtt-header', 'The file begins with WEBVTT, but its times are SubRip’s.', {
      line: 1,
    });
  return 'srt';
}

/** Why something is no file of subtitles: code and message of the problem. */
type Reason = readonly [code: string, message: string];

/** Files that are mistaken for subtitles: the code of the problem, what they are, how they begin. */
const OTHER_FILES: readonly (readonly [code: string, kind: string, begins: RegExp])[] = [
  ['html-file', 'a web page, perhaps for a login', /^<(?:!doctype\s+html|html|head|body|meta|title|script)\b/i],
  ['rtf-file', 'an RTF document', /^\{\\rtf/],
  ['binary-file', 'an archive', /^(?:PK\p{Cc}|Rar!)/u],
  ['binary-file', 'a Matroska film', /^\p{Cc}E/u],
  ['other-format', 'another format of subtitles', /^(?:<tt[\s>:]|\[Script Info\]|\{\d+\}\{\d*\}|<SAMI>)/i],
];

/** A page that speaks of subtitles may show how one is written; with this many times, its arrows escaped, it holds a file of them. */
const TIMES_IN_PAGE = 3;

/** What is served or saved in place of subtitles, by how it begins. */
function whyNoSubtitles(text: string): Reason | undefined {
  const beginning = text.replace(/^(?:\s+|<\?xml[^>]{0,200}>|<!--[^]{0,2000}?-->){0,9}/, '');
  if (!beginning) return ['empty-file', 'The file is empty.'];
  let [code, kind] = OTHER_FILES.find(([, , begins]) => begins.test(beginning)) ?? [];
  if (beginning.startsWith('<') && text.split(/\d\s?--&gt;/).length > TIMES_IN_PAGE)
    [code, kind] = ['html-subtitles', 'a web page with subtitles'];
  return code === undefined ? code : [code, `This is ${kind}, not plain text in SubRip (.srt) or WebVTT (.vtt).`];
}
