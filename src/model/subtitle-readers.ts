import { readPlainCues } from './plain-cues.js';
import type { SubtitleOptions, Subtitles } from './subtitles.js';

/** Bytes of WebVTT's signature, with a byte order mark before it. */
const SIGNATURE = 9;

/** Reads the bytes of a file that has come, as `readSubtitles` does. `charset` is what its server said of them. */
export const readFile = async (bytes: Uint8Array, charset: string, source: string): Promise<Subtitles> =>
  readPlainCues(bytes) ?? readOthers(bytes, charset, { source });

/** Reads what is neither plain WebVTT nor plain SubRip, with what comes for it. */
export async function readOthers(bytes: Uint8Array, charset: string | undefined, options: SubtitleOptions): Promise<Subtitles> {
  const isVtt = new TextDecoder().decode(bytes.subarray(0, SIGNATURE)).startsWith('WEBVTT');
  const vtt = isVtt && (await import('./read-vtt.js')).readVtt(bytes, options);
  return vtt || (await import('./read-any-subtitles.js')).readAnySubtitles(bytes, charset, options);
}
