import { html4Characters } from './html4-characters.js';
import { detectEncoding } from './encoding.js';
import { parseSubtitles, type SubtitleOptions, type Subtitles } from './subtitles.js';

/** Reads a subtitle file of either format, in any encoding, with any name of a character. */
export async function readAnySubtitles(bytes: Uint8Array, charset: string | undefined, options: SubtitleOptions): Promise<Subtitles> {
  const encoding = options.encoding ?? (await detectEncoding(bytes, { charset }));
  const subtitles = parseSubtitles(bytes, { ...options, encoding });
  if (options.names || !subtitles.cues.some(({ source }) => unknownNames(source).length > 0)) return subtitles;
  const names = await loadCharacterNames();
  const meant = subtitles.cues.some(({ source }) => unknownNames(source).some((name) => names?.has(name)));
  return meant ? parseSubtitles(bytes, { ...options, encoding, names }) : subtitles;
}

const HTML_4 = html4Characters();

/** Names in a text, written as references, that are none of HTML 4's. */
function unknownNames(text: string): string[] {
  if (!text.includes('&')) return [];
  return [...text.matchAll(/&([a-zA-Z][a-zA-Z0-9]{0,30});/g)].map(([, name = '']) => name).filter((name) => HTML_4.get(name) === undefined);
}

async function loadCharacterNames() {
  try {
    return (await import('./character-names.js')).CHARACTER_NAMES;
  } catch {
    // Offline: the names stand in the text as they are.
    return undefined;
  }
}
