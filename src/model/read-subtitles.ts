import { unknownNames } from './character-references.js';
import { detectEncoding, toBytes } from './encoding.js';
import { parseSubtitles, type SubtitleOptions, type Subtitles } from './subtitles.js';

/** How to read the bytes of a subtitle file. */
export interface ReadSubtitlesOptions extends SubtitleOptions {
  /** What the server said they are encoded in: believed where it can be right. `encoding` is believed in any case. */
  readonly charset?: string;
}

/**
 * Reads a subtitle file as `parseSubtitles` does, but loads what a rare file needs: a detector where it is neither Unicode nor plain English,
 * and the names of all characters (`&Cscr;`) where it has others than HTML 4's.
 *
 * @throws {TypeError} (as a rejection) for a wrong call; never for bad input.
 * @example
 * const { cues, problems } = await readSubtitles(await response.arrayBuffer(), { source: response.url });
 */
export async function readSubtitles(
  bytes: ArrayBuffer | Uint8Array,
  { charset, ...options }: ReadSubtitlesOptions = {},
): Promise<Subtitles> {
  const view = toBytes(bytes);
  if (!view) throw new TypeError('readSubtitles: bytes must be an ArrayBuffer or a Uint8Array');
  const encoding = options.encoding ?? (await detectEncoding(view, { charset }));
  const subtitles = parseSubtitles(view, { ...options, encoding });
  if (options.names || !subtitles.cues.some(({ source }) => unknownNames(source).length > 0)) return subtitles;
  const names = await loadCharacterNames();
  const meant = subtitles.cues.some(({ source }) => unknownNames(source).some((name) => names?.has(name)));
  return meant ? parseSubtitles(view, { ...options, encoding, names }) : subtitles;
}

async function loadCharacterNames() {
  try {
    return (await import('./character-names.js')).CHARACTER_NAMES;
  } catch {
    // Offline: the names stand in the text as they are.
    return undefined;
  }
}
