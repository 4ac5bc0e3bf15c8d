import type { CharacterNames, CharacterTable } from './character-references.js';
import { named, westernCharacters } from './western-characters.js';

const GREEK =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho  Sigma Tau Upsilon Phi Chi Psi Omega';

/** What HTML 4 names beside the characters of windows-1252: Greek, arrows, signs of mathematics. */
const others = named(
  `913 ${GREEK} 945 ${GREEK.toLowerCase()} 962 sigmaf 977 thetasym upsih    piv 8194 ensp emsp      thinsp   zwnj zwj 8242 prime Prime 8254 oline 8260 frasl 8465 image 8472 weierp 8476 real 8501 alefsym 8592 larr uarr rarr darr harr 8629 crarr 8656 lArr uArr rArr dArr hArr 8704 forall  part exist  empty  nabla isin notin  ni    prod  sum minus     lowast   radic   prop infin  ang 8743 and or cap cup int 8756 there4 8764 sim 8773 cong   asymp 8800 ne equiv   le ge 8834 sub sup nsub  sube supe 8853 oplus  otimes 8869 perp 8901 sdot 8968 lceil rceil lfloor rfloor 9674 loz 9824 spades   clubs  hearts diams 10216 lang rang`,
);

/** The 252 names of HTML 4, and `apos`; `names` are more of them, which count with their semicolon only. */
export const html4Characters = (names?: CharacterNames): CharacterTable =>
  westernCharacters({ get: (name) => others.get(name) ?? names?.get(name) });
