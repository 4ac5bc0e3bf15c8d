import type { Cue } from './cue.js';
import { lineAt, type ProblemList } from './problem-list.js';
import { hasVttSignature } from './vtt.js';

/** Bytes or characters of a file. A film's subtitles have 0.1 MB; what is over this is no subtitle file, and would hold up the page. */
export const MAX_SUBTITLE_LENGTH = 20_000_000;

/** Cues of a file. A long film has 2,500; an index of this many is built in a fraction of a second. */
export const MAX_CUES = 200_000;

/** Line ends as `\n`; no byte order marks in front, no end-of-file mark of old, no NUL. */
export function cleanText(text: string, problems: ProblemList): string {
  // oxlint-disable-next-line no-control-regex -- the end-of-file mark
  const clean = unifyLineEnds(text.replace(/^\ufeff+/, '')).replace(/\u001a\s*$/, '');
  const nul = clean.indexOf('\0');
  if (nul < 0) return clean;
  problems.warning('nul-characters', 'The file has zero bytes in place of characters.', {
    line: lineAt(clean, nul),
  });
  return clean.replaceAll('\0', '\ufffd');
}

/** CR LF, LF and CR end a line. So does CR CR LF, a text file converted twice, but in WebVTT only if most lines end so: its standard sees two ends. */
function unifyLineEnds(text: string): string {
  const isTwice = !hasVttSignature(text) || text.split('\r\r\n').length * 2 > text.split('\n').length;
  return (isTwice ? text.replaceAll('\r\r\n', '\n') : text).replaceAll(/\r\n?/g, '\n');
}

/** By start, then file order; no more than the limit. */
export function inOrder(cues: readonly Cue[], problems: ProblemList): Cue[] {
  const lost = cues.length - MAX_CUES;
  if (lost > 0) problems.error('too-many-cues', `The last ${lost} subtitles are left out; no film has so many.`, { detail: { lost } });
  const sorted = cues.slice(0, MAX_CUES).sort((a, b) => a.start - b.start);
  if (sorted.some((cue, index) => cue !== cues[index]))
    problems.warning('unsorted', 'The subtitles are not in the order of their times; they were sorted.');
  return sorted;
}
