import { toBytes } from './bytes.js';
import { cleanText, inOrder, MAX_SUBTITLE_LENGTH } from './subtitle-text.js';
import { ProblemList } from './problem-list.js';
import type { SubtitleOptions, Subtitles } from './subtitles.js';
import { hasVttSignature, hasVttTimings, parseVtt } from './vtt.js';

/** How to read the bytes of a subtitle file. */
export interface ReadSubtitlesOptions extends SubtitleOptions {
  /** What the server said they are encoded in: believed where it can be right. `encoding` is believed in any case. */
  readonly charset?: string;
}

/**
 * Reads a subtitle file as `parseSubtitles` does, but loads what a file needs: WebVTT in UTF-8 has its reader at hand; the reader of all others comes
 * when there is one, a detector where it is neither Unicode nor plain English, and the names of all characters (`&Cscr;`) where it has others than HTML 4's.
 *
 * @throws {TypeError} (as a rejection) for a wrong call; never for bad input. What does not load (offline) rejects, too.
 * @example
 * const { cues, problems } = await readSubtitles(await response.arrayBuffer(), { source: response.url });
 */
export async function readSubtitles(
  bytes: ArrayBuffer | Uint8Array,
  { charset, ...options }: ReadSubtitlesOptions = {},
): Promise<Subtitles> {
  const view = toBytes(bytes);
  if (!view) throw new TypeError('readSubtitles: bytes must be an ArrayBuffer or a Uint8Array');
  const plain = readPlainVtt(view, options);
  if (plain) return plain;
  const { readAnySubtitles } = await loadReader();
  return readAnySubtitles(view, charset, options);
}

const loadReader = () => import('./read-any-subtitles.js');

/** Loads the reader that a file of this name or address will need, while the file itself is on its way. */
export function expectSubtitles(name: string): void {
  if (!/\.vtt(?:[?#]|$)/i.test(name)) loadReader().catch(() => undefined);
}

/** A reference to a character by another name than the commonest, or without its semicolon. */
const UNCOMMON_NAME = /&(?!(?:amp|lt|gt|quot|apos|nbsp|lrm|rlm);)[a-z]/i;

/** Reads WebVTT in UTF-8 that asks for nothing else; `null` for all other files, and for calls that may be wrong. */
function readPlainVtt(bytes: Uint8Array, { format = 'vtt', encoding, source, onProgress }: SubtitleOptions): Subtitles | null {
  if (format !== 'vtt' || encoding !== undefined || (source !== undefined && typeof source !== 'string')) return null;
  // Zeros are UTF-16's, escapes those of Japanese mail.
  if (bytes.length > MAX_SUBTITLE_LENGTH || bytes.includes(0) || bytes.includes(0x1b)) return null;
  const decoded = decodeUtf8(bytes);
  const problems = new ProblemList(source);
  const text = decoded === null ? '' : cleanText(decoded, problems);
  if (!hasVttSignature(text) || !hasVttTimings(text) || UNCOMMON_NAME.test(text)) return null;
  const { cues, regions } = parseVtt(text, problems, { onProgress });
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
