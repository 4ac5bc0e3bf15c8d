/** Names of characters, and what each stands for. */
export type CharacterNames = ReadonlyMap<string, string>;

/** The names of characters that a reader knows. */
export interface CharacterTable {
  /** With their semicolon, `&eacute;`. */
  get(name: string): string | undefined;
  /** Those that HTML reads without one, too: `&eacute`. None is longer than six letters. */
  readonly bare?: CharacterNames;
}

/** What is named in nearly every file that names any character. The rest of HTML 4's are in `html4-characters.ts`. */
export const BASIC_CHARACTERS: CharacterTable = new Map([
  ['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"], ['nbsp', '\u00a0'], ['lrm', '\u200e'], ['rlm', '\u200f'],
]); // prettier-ignore

const LONGEST_LEGACY = 6;

/** What windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const REFERENCE = /&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+))|([a-zA-Z][a-zA-Z0-9]{0,30}));?/y;

/** A character reference at the start of what was looked at: what it says, and how many characters it took. */
export interface CharacterReference {
  readonly text: string;
  readonly length: number;
}

/**
 * Reads the HTML character reference at `index` of `text`, where an `&` stands: numeric ones, and the names that are known.
 *
 * @param strict only with a semicolon, so that `AT&T` or `R&copyright` stay what they are; else as HTML reads them.
 * @returns `null` where there is none.
 */
export function characterReferenceAt(text: string, index: number, strict: boolean, names: CharacterTable): CharacterReference | null {
  REFERENCE.lastIndex = index;
  const match = REFERENCE.exec(text);
  if (!match) return null;
  const [whole, hex, decimal, name = ''] = match;
  const closed = whole.endsWith(';');
  if (strict && !closed) return null;
  if (hex !== undefined || decimal !== undefined) {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    // HTML reads the numbers 128 to 159 as windows-1252.
    return { text: windows1252(characterOf(code || 0xfffd)), length: whole.length };
  }
  const full = closed ? names.get(name) : undefined;
  if (full !== undefined) return { text: full, length: whole.length };
  const { bare } = names;
  if (strict || !bare) return null;
  for (let length = Math.min(name.length, LONGEST_LEGACY); length > 1; length--) {
    const part = bare.get(name.slice(0, length));
    if (part !== undefined) return { text: part, length: length + 1 };
  }
  return null;
}

/** The character of windows-1252 for a byte that was read as Latin-1. An own table, because Node's decoder gives the control characters. */
export const windows1252 = (latin1: string): string => WINDOWS_1252[latin1.charCodeAt(0) - 0x80] ?? latin1;

/** The character of a number; U+FFFD where there is none. */
export const characterOf = (code: number): string =>
  code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
