import { toBytes } from './bytes.js';
import { readPlainCues } from './plain-cues.js';
import { readOthers } from './subtitle-readers.js';
import type { SubtitleOptions, Subtitles } from './subtitles.js';

/** How to read the bytes of a subtitle file. */
export interface ReadSubtitlesOptions extends SubtitleOptions {
  /** What the server said they are encoded in: believed where it can be right. `encoding` is believed in any case. */
  readonly charset?: string;
}

/**
 * Reads a subtitle file as `parseSubtitles` does, but loads what a file needs: plain WebVTT and SubRip have their reader at hand; the reader of WebVTT whole,
 * and that of all other files, come when there is one, a detector where it is neither Unicode nor plain English, and the names of all characters (`&Cscr;`)
 * where it has others than HTML 4's.
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
  const { source, ...wishes } = options;
  const isUsual = (source === undefined || typeof source === 'string') && Object.values(wishes).every((wish) => wish === undefined);
  return (isUsual && readPlainCues(view)) || readOthers(view, charset, options);
}
