import type { CharacterNames } from './character-references.js';
import { type CueText, readCueText } from './cue-markup.js';
import { html4Characters } from './html4-characters.js';
import { SRT_TAGS } from './srt-tags.js';

export { type CueText, MAX_SPAN_DEPTH } from './cue-markup.js';

/** Which markup a payload is in: WebVTT cue text, or what SubRip files hold (HTML-like tags and `{\…}` codes). */
export type CueTextDialect = 'vtt' | 'srt';

/**
 * Reads the payload of a cue.
 *
 * WebVTT: the standard's cue text tokenizer (https://www.w3.org/TR/webvtt1/#webvtt-cue-text-parsing-rules), but that what cannot be a tag
 * stays as text instead of vanishing: `<3`, `a < b`, and a `<` that is never closed.
 * SubRip: `i b u`, `font color`, WebVTT's tags, `{\an8}`, `{\i1}`, `{\c&HBBGGRR&}`; upper case and wrong order of end tags are taken as meant.
 * Unknown tags are dropped and what they hold is kept; nothing is ever markup but the tags of `CueElement`.
 * In time linear in the payload, with no recursion.
 *
 * @param names of characters, beyond those of HTML 4.
 */
export function parseCueText(payload: string, dialect: CueTextDialect, names?: CharacterNames): CueText {
  return readCueText(payload, { characters: html4Characters(names), ...(dialect === 'srt' && { srt: SRT_TAGS }) });
}
