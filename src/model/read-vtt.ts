import { BASIC_CHARACTERS } from './character-references.js';
import { ProblemList } from './problem-list.js';
import { cleanText, inOrder, MAX_SUBTITLE_LENGTH } from './subtitle-text.js';
import type { SubtitleOptions, Subtitles } from './subtitles.js';
import { hasVttSignature, hasVttTimings, parseVtt } from './vtt.js';

/** A reference to a character by another name than the commonest, or without its semicolon. */
const UNCOMMON_NAME = /&(?!(?:amp|lt|gt|quot|apos|nbsp|lrm|rlm);)[a-z]/i;

/** Reads WebVTT in UTF-8 that asks for nothing else; `null` for all other files, and for calls that may be wrong. */
export function readVtt(bytes: Uint8Array, { format = 'vtt', encoding, source, onProgress }: SubtitleOptions): Subtitles | null {
  if (format !== 'vtt' || encoding !== undefined || (source !== undefined && typeof source !== 'string')) return null;
  // Zeros are UTF-16's, escapes those of Japanese mail.
  if (bytes.length > MAX_SUBTITLE_LENGTH || bytes.includes(0) || bytes.includes(0x1b)) return null;
  const decoded = decodeUtf8(bytes);
  const problems = new ProblemList(source);
  const text = decoded === null ? '' : cleanText(decoded, problems);
  if (!hasVttSignature(text) || !hasVttTimings(text) || UNCOMMON_NAME.test(text)) return null;
  const { cues, regions } = parseVtt(text, problems, { characters: BASIC_CHARACTERS, onProgress });
  return {
    format,
    encoding: 'utf-8',
    cues: inOrder(cues, problems),
    ...(regions.length > 0 && { regions }),
    problems: problems.list(),
  };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
