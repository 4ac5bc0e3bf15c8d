import { type CharacterNames, type CharacterTable, windows1252 } from './character-references.js';

/**
 * Names in the order of their numbers: behind a number come the name of its character and those of the next ones, none where two spaces meet.
 * The numbers 128 to 159 are those of windows-1252.
 */
export function named(list: string): Map<string, string> {
  const characters = new Map<string, string>();
  let code = 0;
  for (const name of list.split(' ')) {
    if (/^\d/.test(name)) code = Number(name);
    else characters.set(name, windows1252(String.fromCharCode(code++)));
  }
  return characters;
}

/** Capitals of Latin-1; the small letters have the same names. */
const LATIN =
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN';

/** The same in capitals. */
const SIGNS = '34 quot 38 amp 60 lt  gt 169 copy 174 reg';

/** HTML reads all of these without a semicolon, too. */
const bare = named(
  `${SIGNS} ${SIGNS.toUpperCase()} 160 nbsp iexcl cent pound curren yen brvbar sect uml  ordf laquo not shy  macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ${LATIN} szlig ${LATIN.toLowerCase()} yuml 215 times 247 divide`,
);

/** What windows-1252 has besides, by its bytes; the marks of direction; `apos`. */
const closed = named(
  '128 euro  sbquo fnof bdquo hellip dagger Dagger circ permil Scaron lsaquo OElig     lsquo rsquo ldquo rdquo bull ndash mdash tilde trade scaron rsaquo oelig   Yuml 8206 lrm rlm 39 apos',
);

/** The names of what Western files are written with, the characters of windows-1252; `names` are more, which count with their semicolon only. */
export const westernCharacters = (names?: Pick<CharacterNames, 'get'>): CharacterTable => ({
  get: (name) => closed.get(name) ?? bare.get(name) ?? names?.get(name),
  bare,
});
