/** The Latin-1 names of HTML 4 in order, U+00A0 to U+00FF. HTML reads these without a semicolon, too. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** The rest of HTML 4's names, and `apos`: name, character. */
const OTHERS =
  "apos ' OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ sigmaf ς sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω thetasym ϑ upsih ϒ piv ϖ ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € image ℑ weierp ℘ real ℜ trade ™ alefsym ℵ larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang ⟨ rang ⟩ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦";

/** Names that HTML reads without a semicolon; the longest of these has six letters. */
const legacy = new Map<string, string>([
  ...LATIN_1.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ...Object.entries({ amp: '&', AMP: '&', lt: '<', LT: '<', gt: '>', GT: '>', quot: '"', QUOT: '"', COPY: '©', REG: '®' }),
]);
const LONGEST_LEGACY = 6;

const named = new Map<string, string>([
  ...legacy,
  ...[...OTHERS.matchAll(/(\S+) (\S+)/g)].map(([, name = '', text = '']): [string, string] => [name, text]),
  // Names that have no visible character to write above.
  ...Object.entries({ ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', zwnj: '\u200c', zwj: '\u200d', lrm: '\u200e', rlm: '\u200f' }),
]);

/** HTML reads the numbers 128 to 159 as windows-1252. */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const REFERENCE = /&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+))|([a-zA-Z][a-zA-Z0-9]{0,30}));?/y;

/** Names of characters beyond HTML 4, each with what it stands for. */
export type CharacterNames = ReadonlyMap<string, string>;

/** A character reference at the start of what was looked at: what it says, and how many characters it took. */
export interface CharacterReference {
  readonly text: string;
  readonly length: number;
}

/**
 * Reads the HTML character reference at `index` of `text`, where an `&` stands: numeric ones, the names of HTML 4, `&apos;`.
 *
 * @param names more of them, which count with their semicolon only.
 * @param strict only with a semicolon, so that `AT&T` or `R&copyright` stay what they are; else as HTML reads them.
 * @returns `null` where there is none.
 */
export function characterReferenceAt(text: string, index: number, strict: boolean, names?: CharacterNames): CharacterReference | null {
  REFERENCE.lastIndex = index;
  const match = REFERENCE.exec(text);
  if (!match) return null;
  const [whole, hex, decimal, name = ''] = match;
  const closed = whole.endsWith(';');
  if (strict && !closed) return null;
  if (hex !== undefined || decimal !== undefined) {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return { text: character(code), length: whole.length };
  }
  const full = closed ? (named.get(name) ?? names?.get(name)) : undefined;
  if (full !== undefined) return { text: full, length: whole.length };
  if (strict) return null;
  for (let length = Math.min(name.length, LONGEST_LEGACY); length > 1; length--) {
    const part = legacy.get(name.slice(0, length));
    if (part !== undefined) return { text: part, length: length + 1 };
  }
  return null;
}

function character(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return C1[code - 0x80]!;
  const bad = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return bad ? '\ufffd' : String.fromCodePoint(code);
}

/** Names in a text, written as references, that `characterReferenceAt` does not know by itself. */
export function unknownNames(text: string): string[] {
  if (!text.includes('&')) return [];
  return [...text.matchAll(/&([a-zA-Z][a-zA-Z0-9]{0,30});/g)].map(([, name = '']) => name).filter((name) => !named.has(name));
}
