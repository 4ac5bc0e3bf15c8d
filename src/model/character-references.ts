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

/** Of the names that need no semicolon. */
const LONGEST_BARE = 6;

/** What windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** [1] a number, hexadecimal behind an x [2] a name. */
const REFERENCE = /&(?:#(x[\da-f]+|\d+)|([a-z][a-z\d]{0,30}));?/gi;

/**
 * Text with its HTML character references read: numeric ones, and the names that are known.
 *
 * @param strict only with a semicolon, so that `AT&T` or `R&copyright` stay what they are; else as HTML reads them.
 */
export function decodeReferences(text: string, strict: boolean, names: CharacterTable): string {
  return text.replaceAll(REFERENCE, (reference: string, number?: string, name = '') => {
    const closed = reference.endsWith(';');
    if (strict && !closed) return reference;
    // HTML reads the numbers 128 to 159 as windows-1252.
    if (number) return windows1252(characterOf(Number(`0${number}`) || 0xfffd));
    const full = closed && names.get(name);
    if (full) return full;
    for (let length = strict ? 0 : LONGEST_BARE; length > 1; length--) {
      const part = names.bare?.get(name.slice(0, length));
      if (part) return part + reference.slice(length + 1);
    }
    return reference;
  });
}

/** The character of windows-1252 for a byte that was read as Latin-1. An own table, because Node's decoder gives the control characters. */
export const windows1252 = (latin1: string): string => WINDOWS_1252[latin1.charCodeAt(0) - 0x80] ?? latin1;

/** The character of a number; U+FFFD where there is none: beyond Unicode, and for the 2,048 surrogates. */
export const characterOf = (code: number): string =>
  code > 0x10ffff || code >> 11 === 0xd800 >> 11 ? '\ufffd' : String.fromCodePoint(code);
