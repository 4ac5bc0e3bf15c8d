import { detectEncoding } from './encoding.js';
import type { Problem } from './problem.js';
import { parseSubtitles, type SubtitleOptions, type Subtitles } from './subtitles.js';
import { westernCharacters } from './western-characters.js';

/** Reads a subtitle file of either format, in any encoding, with any name of a character. */
export async function readAnySubtitles(bytes: Uint8Array, charset: string | undefined, options: SubtitleOptions): Promise<Subtitles> {
  const encoding = options.encoding ?? (await detectEncoding(bytes, { charset }));
  const subtitles = await withSeemingEncoding(parseSubtitles(bytes, { ...options, encoding }), bytes, options.encoding);
  if (options.names || !subtitles.cues.some(({ source }) => unknownNames(source).length > 0)) return subtitles;
  const names = await loadCharacterNames();
  const meant = subtitles.cues.some(({ source }) => unknownNames(source).some((name) => names?.has(name)));
  return meant ? parseSubtitles(bytes, { ...options, encoding, names }) : subtitles;
}

/** Where the encoding that was asked for is not that of the bytes, the problem also says which one it seems to be. */
async function withSeemingEncoding(subtitles: Subtitles, bytes: Uint8Array, asked: string | undefined): Promise<Subtitles> {
  const contradicts = ({ code }: Problem): boolean => code === 'wrong-encoding' || code === 'undecodable-bytes';
  if (asked === undefined || !subtitles.problems.some(contradicts)) return subtitles;
  const seeming = await detectEncoding(bytes);
  if (seeming === subtitles.encoding) return subtitles;
  const problems = subtitles.problems.map((problem) =>
    contradicts(problem)
      ? { ...problem, message: `${problem.message} It seems to be in ${seeming}.`, detail: { ...problem.detail, seeming } }
      : problem,
  );
  return { ...subtitles, problems };
}

const KNOWN = westernCharacters();

/** Names in a text, written as references, that `parseSubtitles` does not know. */
function unknownNames(text: string): string[] {
  if (!text.includes('&')) return [];
  return [...text.matchAll(/&([a-zA-Z][a-zA-Z0-9]{0,30});/g)].map(([, name = '']) => name).filter((name) => KNOWN.get(name) === undefined);
}

async function loadCharacterNames() {
  try {
    return (await import('./character-names.js')).CHARACTER_NAMES;
  } catch {
    // Offline: the names stand in the text as they are.
    return undefined;
  }
}
