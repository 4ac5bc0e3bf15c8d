import type { Interval } from './interval.js';

/** A text as it is looked through, with the way back to where it came from. */
export interface Folded {
  readonly text: string;
  /** Where in the original each character of `text` stands, and its length at the end; absent where each stands at its own place. */
  readonly at?: readonly number[];
}

/** Accents, points and vowel marks that are often left out when one types: not the signs of Indic scripts, which are letters. */
const MARKS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7]|\u0640|[\u064b-\u065f\u0670]|[\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f]/g;
/** Never seen: soft hyphens, joiners, marks of direction. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** What no decomposition tells. */
const LIKE: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', ς: 'σ',
  '’': "'", '‘': "'", 'ʼ': "'", '‛': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"',
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-',
}; // prettier-ignore

/** Most texts of most films. Two spaces in a row would become one. */
const PLAIN = /^(?!.*\s\s)[\n\x20-\x7e]*$/s;

const known = new Map<string, string>();

/** A character as it is compared: without accents, in lower case, in its plainest form; `''` where it is not seen. */
function foldCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    const plain = character.normalize('NFKD').toLowerCase().normalize('NFKD').replaceAll(MARKS, '').replaceAll(UNSEEN, '');
    folded = [...plain].map((one) => LIKE[one] ?? (/\s/.test(one) ? ' ' : one)).join('');
    known.set(character, folded);
  }
  return folded;
}

/**
 * A text without what a searcher does not care about: case, accents, typographic quotation marks and dashes, line breaks and repeated spaces.
 *
 * @example foldText('“Élan\nvital”').text // '"elan vital"'
 */
export function foldText(original: string): Folded {
  if (PLAIN.test(original)) return { text: original.toLowerCase().replaceAll('\n', ' ') };
  let text = '';
  const at: number[] = [];
  let place = 0;
  for (const character of original) {
    for (const one of foldCharacter(character)) {
      if (one === ' ' && text.endsWith(' ')) continue;
      text += one;
      for (let i = 0; i < one.length; i++) at.push(place);
    }
    place += character.length;
  }
  at.push(original.length);
  return { text, at };
}

/** What to look for, folded and without spaces around it; `''` where there is nothing. */
export const foldQuery = (query: string): string => foldText(query).text.trim();

/**
 * Where the query stands in a folded text: places in the original, by start, none over another. A letter that is found in part is found whole.
 *
 * @param query as `foldQuery` gives it
 */
export function findIn({ text, at }: Folded, query: string): Interval[] {
  const found: Interval[] = [];
  if (!query) return found;
  for (let index = text.indexOf(query); index >= 0; index = text.indexOf(query, index + query.length)) {
    let end = index + query.length;
    if (at) while (at[end] === at[end - 1] && end < text.length) end++;
    found.push(at ? { start: at[index]!, end: at[end]! } : { start: index, end });
  }
  return found;
}
