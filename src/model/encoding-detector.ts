import { analyse } from './chardet-package.js';
import { decodeAs } from './encoding.js';

/** Encodings of the same letters; where the text itself does not tell them apart, the first that was found likely holds. */
const FAMILIES: readonly (readonly string[])[] = [
  ['windows-1252', 'iso-8859-15', 'macintosh'],
  ['iso-8859-2', 'windows-1250', 'iso-8859-16'],
  ['windows-1251', 'koi8-r', 'koi8-u', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'],
  ['windows-1253', 'iso-8859-7'],
  ['windows-1255', 'iso-8859-8'],
  ['windows-1256', 'iso-8859-6'],
];

/** The name that the standard reads a label by, where it is not the one that chardet gives. */
const STANDARD_NAMES: Readonly<Record<string, string>> = { 'iso-8859-1': 'windows-1252', 'iso-8859-9': 'windows-1254' };

/** How sure (of 100) to be, at least, of what chardet does not know: Cyrillic of DOS and of the Macintosh, and Thai, which it takes for Chinese. */
const UNKNOWN_TO_CHARDET: readonly (readonly [encoding: string, confidence: number])[] = [['windows-1251', 30], ['windows-874', 85]]; // prettier-ignore

/** The server's word, against the detector's. */
const CONFIDENCE_IN_CHARSET = 100;

/** Bytes that are looked at, from lines that are not all ASCII: twenty minutes of a film, in a few milliseconds. */
const SAMPLE_BYTES = 16_384;

/** A text in the wrong encoding has letters in wrong places everywhere; each makes it much less likely. */
const PLAUSIBILITY_WEIGHT = 6;

/** Below this share of well-placed letters a decoding is not a text. */
const MIN_PLAUSIBILITY = 0.7;

/**
 * Names the encoding of bytes that are not Unicode, a WHATWG label: chardet's candidates, and their relatives, are judged by how the text reads
 * that they give. `null` where none gives a text.
 *
 * @param hint what the server said it is.
 */
export function detectLegacyEncoding(bytes: Uint8Array, hint?: string): string | null {
  const sample = sampleOf(bytes);
  let best: string | null = null;
  let most = 0;
  for (const [encoding, confidence] of candidates(sample, hint)) {
    const plausibility = plausibilityOf(decode(sample, encoding));
    const score = confidence * plausibility ** PLAUSIBILITY_WEIGHT;
    if (plausibility >= MIN_PLAUSIBILITY && score > most) [best, most] = [encoding, score];
  }
  return best;
}

/** The lines that are not all ASCII: times and numbers say nothing, and in a file of two languages neither does the other one. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE_BYTES);
  let size = 0;
  let from = 0;
  while (from < bytes.length && size < SAMPLE_BYTES) {
    const end = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end + 1);
    from += line.length;
    if (!line.some((byte) => byte >= 0x80)) continue;
    const taken = line.subarray(0, SAMPLE_BYTES - size);
    sample.set(taken, size);
    size += taken.length;
  }
  return sample.subarray(0, size);
}

/** What the sample may be, with how sure chardet is of it or of a relative. */
function candidates(sample: Uint8Array, hint: string | undefined): Map<string, number> {
  const found = new Map<string, number>(hint ? [[hint, CONFIDENCE_IN_CHARSET]] : []);
  const add = (encoding: string, confidence: number): void => {
    found.set(encoding, Math.max(confidence, found.get(encoding) ?? 0));
  };
  const likely = analyse(sample).map(({ name, confidence }): readonly [string, number] => {
    const label = name.toLowerCase();
    return [STANDARD_NAMES[label] ?? label, confidence];
  });
  for (const [label, confidence] of [...likely, ...UNKNOWN_TO_CHARDET]) {
    if (/^(?:utf|ascii|iso-2022)/.test(label)) continue;
    for (const encoding of FAMILIES.find((family) => family.includes(label)) ?? [label]) add(encoding, confidence);
  }
  return found;
}

function decode(sample: Uint8Array, encoding: string): string {
  try {
    return decodeAs(sample, encoding);
  } catch {
    // This host has no such decoder.
    return '\ufffd';
  }
}

/** Signs that texts of all languages have beside their letters. */
const USUAL_SIGNS = /[\u00a0¡£§©«®°´·»¿–—‘’‚“”„†•…‹›€№™♪♫。-】ー・！-～]/;

/**
 * What no text has: Thai vowels and tone marks without the consonant they stand at, signs of Thai within words,
 * and words joined by a no-break space, one after another (it is the most frequent letter of Russian in the code page of DOS).
 */
const STRAY =
  /(?<![ก-ฮ])[\u0e31\u0e34-\u0e3a]|(?<![ก-ฮ\u0e31\u0e34-\u0e3a])[\u0e47-\u0e4e]|[เ-ไ](?![ก-ฮ])|[ๅ๏](?=[ก-ฮ])|(?<=\p{L})\u00a0(?=\p{L})/gu;

const SCRIPTS = ['Latin', 'Greek', 'Cyrillic', 'Hebrew', 'Arabic', 'Thai', 'Hangul'].map((name) => new RegExp(`\\p{Script=${name}}`, 'u'));

/** Number of the script that a letter belongs to; Chinese and Japanese are one. */
const scriptOf = (letter: string): number => SCRIPTS.findIndex((script) => script.test(letter));

/**
 * The share (0 to 1) of the characters beyond ASCII that stand where such a character can: letters in words of one alphabet, small ones not followed by
 * capitals, accents on letters, the usual signs, and nothing that no text has.
 */
function plausibilityOf(text: string): number {
  let all = 0;
  let odd = text.match(STRAY)?.length ?? 0;
  let before: 'small' | 'capital' | 'capitals' | 'other' | null = null;
  let script = -1;
  for (const character of text) {
    const ascii = character < '\u0080';
    if (!ascii) all++;
    if (/\p{M}/u.test(character)) {
      if (before === null) odd++;
      continue;
    }
    if (!/\p{L}/u.test(character)) {
      if (!ascii && !USUAL_SIGNS.test(character)) odd++;
      before = null;
      continue;
    }
    const own = scriptOf(character);
    const kind = /\p{Ll}/u.test(character) ? 'small' : /\p{Lu}/u.test(character) ? 'capital' : 'other';
    const mixed = before !== null && own !== script;
    const wrongCase = (before === 'small' && kind === 'capital') || (before === 'capitals' && kind === 'small');
    // ASCII is right in every encoding: only its neighbour can be wrong.
    if ((mixed || wrongCase) && !(ascii && script === 0)) odd++;
    before = kind === 'capital' && (before === 'capital' || before === 'capitals') ? 'capitals' : kind;
    script = own;
  }
  return all === 0 ? 0 : Math.max(0, 1 - odd / all);
}
