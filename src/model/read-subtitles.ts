import { toBytes } from './bytes.js';
import { readPlainVtt } from './plain-vtt.js';
import type { SubtitleOptions, Subtitles } from './subtitles.js';

/** How to read the bytes of a subtitle file. */
export interface ReadSubtitlesOptions extends SubtitleOptions {
  /** What the server said they are encoded in: believed where it can be right. `encoding` is believed in any case. */
  readonly charset?: string;
}

/**
 * Reads a subtitle file as `parseSubtitles` does, but loads what a file needs: plain WebVTT has its reader at hand; the reader of WebVTT whole, and that of
 * all other files, come when there is one, a detector where it is neither Unicode nor plain English, and the names of all characters (`&Cscr;`)
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
  const plain = isUsual && readPlainVtt(view);
  if (plain) return plain;
  const vtt = SIGNATURE.test(String.fromCharCode(...view.subarray(0, 9))) && (await import('./read-vtt.js')).readVtt(view, options);
  if (vtt) return vtt;
  const { readAnySubtitles } = await loadReader();
  return readAnySubtitles(view, charset, options);
}

const SIGNATURE = /^(?:\xef\xbb\xbf)?WEBVTT/;

const loadReader = () => import('./read-any-subtitles.js');

/** Loads the reader that a file of this name or address will need, while the file itself is on its way. */
export function expectSubtitles(name: string): void {
  if (!/\.vtt(?:[?#]|$)/i.test(name)) loadReader().catch(() => undefined);
}
