import type { Cue } from './cue.js';
import type { ProblemList } from './problem-list.js';
import { hasVttSignature } from './vtt.js';

/** Bytes or characters of a file. A film's subtitles have 0.1 MB; what is over this is no subtitle file, and would hold up the page. */
export const MAX_SUBTITLE_LENGTH = 20_000_000;

/** Cues of a file. A long film has 2,500; an index of this many is built in a fraction of a second. */
export const MAX_CUES = 200_000;

/** Line ends as `\n`; no byte order marks in front, no end-of-file mark of old, no NUL. */
export function cleanText(text: string, problems: ProblemList): string {
  const lines = unifyLineEnds(text.replace(/^\ufeff+/, ''));
  const nul = lines.indexOf('\0');
  if (nul >= 0) {
    const line = lines.slice(0, nul).split('\n').length;
    problems.warning('nul-characters', 'The file has zero bytes in it; the characters in their place may be wrong.', { line });
  }
  const clean = lines.replaceAll('\0', '\ufffd');
  return clean.trimEnd().endsWith('\u001a') ? clean.trimEnd().slice(0, -1) : clean;
}

/** CR LF, LF and CR end a line. So does CR CR LF, a text file converted twice, but in WebVTT only if most lines end so: its standard sees two ends. */
function unifyLineEnds(text: string): string {
  const twice = text.split('\r\r\n').length - 1;
  const once = !hasVttSignature(text) || twice * 2 > text.split('\n').length - 1;
  // One pass over each run of CRs: a pattern like /\r+\n/ would look through a megabyte of them a million times.
  return text.replaceAll(/\r+\n?/g, (run) => {
    const ends = run.length - (run.endsWith('\n') ? 1 : 0);
    return '\n'.repeat(once && run.endsWith('\n') ? 1 : ends);
  });
}

/** By start, then file order; no more than the limit. */
export function inOrder(cues: Cue[], problems: ProblemList): Cue[] {
  const lost = cues.length - MAX_CUES;
  if (lost > 0)
    problems.error('too-many-cues', `The file has more than ${MAX_CUES} subtitles; the last ${lost} are left out.`, { detail: { lost } });
  const kept = lost > 0 ? cues.slice(0, MAX_CUES) : cues;
  const sorted = kept.every((cue, index) => index === 0 || kept[index - 1]!.start <= cue.start);
  if (!sorted) problems.warning('unsorted', 'The subtitles are not in the order of their times; they were sorted.');
  return sorted ? kept : kept.toSorted((a, b) => a.start - b.start);
}
