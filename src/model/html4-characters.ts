import type { CharacterNames, CharacterTable } from './character-references.js';

/** Names in the order of Unicode: behind the number of a character come its name and those of the next ones, none where two spaces meet. */
function named(list: string): Map<string, string> {
  const characters = new Map<string, string>();
  let code = 0;
  for (const name of list.split(' ')) {
    if (/^\d/.test(name)) code = Number(name);
    else characters.set(name, String.fromCharCode(code++));
  }
  return characters;
}

/** Capitals of Latin-1; the small letters have the same names. */
const LATIN =
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN';

/** HTML reads all of these without a semicolon, too. */
const bare = named(
  `160 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ${LATIN} szlig ${LATIN.toLowerCase()} yuml 215 times 247 divide 34 quot 34 QUOT 38 amp 38 AMP 60 lt 60 LT 62 gt 62 GT 169 COPY 174 REG`,
);

const GREEK =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho  Sigma Tau Upsilon Phi Chi Psi Omega';

/** The rest, and `apos`. */
const closed = named(
  `39 apos 338 OElig oelig 352 Scaron scaron 376 Yuml 402 fnof 710 circ 732 tilde 913 ${GREEK} 945 ${GREEK.toLowerCase()} 962 sigmaf 977 thetasym upsih    piv 8194 ensp emsp      thinsp   zwnj zwj lrm rlm    ndash mdash    lsquo rsquo sbquo  ldquo rdquo bdquo  dagger Dagger bull    hellip 8240 permil  prime Prime      lsaquo rsaquo    oline      frasl 8364 euro 8465 image 8472 weierp    real      trade 8501 alefsym 8592 larr uarr rarr darr harr 8629 crarr 8656 lArr uArr rArr dArr hArr 8704 forall  part exist  empty  nabla isin notin  ni    prod  sum minus     lowast   radic   prop infin  ang 8743 and or cap cup int 8756 there4 8764 sim 8773 cong   asymp 8800 ne equiv   le ge 8834 sub sup nsub  sube supe 8853 oplus  otimes 8869 perp 8901 sdot 8968 lceil rceil lfloor rfloor 9674 loz 9824 spades   clubs  hearts diams 10216 lang rang`,
);

/** The 252 names of HTML 4, and `apos`; `names` are more of them, which count with their semicolon only. */
export const html4Characters = (names?: CharacterNames): CharacterTable => ({
  get: (name) => closed.get(name) ?? bare.get(name) ?? names?.get(name),
  bare,
});
