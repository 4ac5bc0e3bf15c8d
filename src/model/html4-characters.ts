import type { CharacterNames, CharacterTable } from './character-references.js';

/** The signs of Latin-1, from U+00A0. */
const SIGNS =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest';
/** Its letters have the name of their letter and their mark. */
const MARKS: CharacterNames = new Map([
  ['\u0300', 'grave'], ['\u0301', 'acute'], ['\u0302', 'circ'], ['\u0303', 'tilde'], ['\u0308', 'uml'], ['\u030a', 'ring'], ['\u0327', 'cedil'],
]); // prettier-ignore
/** Those without a mark. HTML reads all of these without a semicolon, too. */
const OTHER_LEGACY =
  'AElig Æ ETH Ð times × Oslash Ø THORN Þ szlig ß aelig æ eth ð divide ÷ oslash ø thorn þ amp & AMP & lt < LT < gt > GT > quot " QUOT " COPY © REG ®';

/** The Greek alphabet from U+0391, and from U+03B1 in small letters. */
const GREEK =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho sigmaf Sigma Tau Upsilon Phi Chi Psi Omega';

/** The rest, and `apos`. */
const OTHERS =
  "apos ' OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ thetasym ϑ upsih ϒ piv ϖ ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € image ℑ weierp ℘ real ℜ trade ™ alefsym ℵ larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang ⟨ rang ⟩ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦";
/** That have no visible character to write above. */
const INVISIBLE = 'ensp \u2002 emsp \u2003 thinsp \u2009 zwnj \u200c zwj \u200d lrm \u200e rlm \u200f';

/** Names and characters by turns. */
const pairs = (text: string): [name: string, character: string][] =>
  [...text.matchAll(/([a-zA-Z\d]+) ([^ ]+)/g)].map(([, name = '', character = '']) => [name, character]);

const bare = new Map<string, string>([
  ...SIGNS.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ...pairs(OTHER_LEGACY),
]);
for (let code = 0xc0; code <= 0xff; code++) {
  const [letter = '', mark = ''] = String.fromCharCode(code).normalize('NFD');
  const name = MARKS.get(mark);
  if (name) bare.set(letter + name, String.fromCharCode(code));
}

const closed = new Map<string, string>([...bare, ...pairs(OTHERS), ...pairs(INVISIBLE)]);
for (const [index, name] of GREEK.split(' ').entries()) {
  if (name !== 'sigmaf') closed.set(name, String.fromCharCode(0x391 + index));
  closed.set(name.toLowerCase(), String.fromCharCode(0x3b1 + index));
}

/** The 252 names of HTML 4, and `apos`; `names` are more of them, which count with their semicolon only. */
export const html4Characters = (names?: CharacterNames): CharacterTable => ({
  get: (name) => closed.get(name) ?? names?.get(name),
  bare,
});
