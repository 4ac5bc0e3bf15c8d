import { readPlainVtt } from './plain-vtt.js';
import type { SubtitleOptions, Subtitles } from './subtitles.js';

const SIGNATURE = /^(?:\xef\xbb\xbf)?WEBVTT/;

const loadReader = () => import('./read-any-subtitles.js');

/** Loads the reader that a file of this name or address will need, while the file itself is on its way. */
export function expectSubtitles(name: string): void {
  if (!/\.vtt(?:[?#]|$)/i.test(name)) loadReader().catch(() => undefined);
}

/** Reads the bytes of a file that has come, as `readSubtitles` does. `charset` is what its server said of them. */
export const readFile = async (bytes: Uint8Array, charset: string, source: string): Promise<Subtitles> =>
  readPlainVtt(bytes) ?? readOthers(bytes, charset, { source });

/** Reads what is no plain WebVTT, with what comes for it. */
export async function readOthers(bytes: Uint8Array, charset: string | undefined, options: SubtitleOptions): Promise<Subtitles> {
  const vtt = SIGNATURE.test(String.fromCharCode(...bytes.subarray(0, 9))) && (await import('./read-vtt.js')).readVtt(bytes, options);
  return vtt || (await loadReader()).readAnySubtitles(bytes, charset, options);
}
