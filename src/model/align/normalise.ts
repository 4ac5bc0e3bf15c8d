import { stem } from './stem.js';

/** A word as both sides see it, article and subtitles. */
export interface Token {
  /** Lower case, without accents, apostrophes and the possessive s. */
  readonly word: string;
  readonly stem: string;
  /** Written with a capital where no sentence begins: a name, perhaps. Means nothing in subtitles, which may have no small letters. */
  readonly capital: boolean;
  /** Where it begins in the text it was read from, in characters, and how it is written there; a number's value is written nowhere. */
  readonly at: number;
  readonly written: string;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ`´][\p{L}\p{M}\p{N}]+)*/gu;
/** Ends a sentence, or opens one: the capital that follows says nothing. */
const SENTENCE_EDGE = /(?:^|[.!?…:]["'”’»)\]]*|[\n“"«([—–]|\s[-*]|^[-*>#])\s*["'“‘«([]*$/u;
/** What was recognised from pictures often has a small l for a capital I. */
const SMALL_L = /^l(?=$|['’]|[bcdfghjkmnpqrstvwxz])/;

/** Words of a text. Numbers in digits and in words ("half a million", "500,000") get one more token each, with their value. `capitals`: are names looked for? */
export function tokensOf(text: string, capitals = true): Token[] {
  const joined = joinNumbers(text);
  const tokens: Token[] = [];
  for (const match of joined.matchAll(WORD)) {
    const written = match[0];
    const word = foldWord(written);
    if (!word) continue;
    const first = written[0]!;
    const capital =
      capitals &&
      first !== first.toLowerCase() &&
      written.length > 1 &&
      !SENTENCE_EDGE.test(joined.slice(Math.max(0, match.index - 8), match.index));
    tokens.push({ word, stem: stem(word), capital, at: match.index, written });
  }
  return withNumbers(tokens);
}

/** Spoken words of a cue: no markup that was left in, no descriptions of sounds. Names before lines stay: they are evidence as any word. */
export function cueText(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]{0,100}>|\{\\[^{}]{0,100}\}/gi, ' ')
    .replace(/\[[^[\]]{0,300}\]|\([^()]{0,300}\)/g, ' ')
    .replace(/(\p{L})[-‐‑\u00ad][^\S\n]*\n[^\S\n]*(?=\p{L})/gu, '$1');
}

function foldWord(written: string): string {
  let word = written;
  // eslint-disable-next-line no-control-regex
  if (/[^\x00-\x7f]/.test(word)) word = word.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').normalize('NFKC'); // prettier-ignore
  word = word.toLowerCase().replace(SMALL_L, 'i');
  return word.replace(/['’‘ʼ`´]s$/u, '').replace(/['’‘ʼ`´]/gu, '');
}

/** The same length, so that places in the text stay right: "500,000" is one word. */
const joinNumbers = (text: string): string => (/\d/.test(text) ? text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '\u0301') : text);

const UNITS: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14,
  fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70,
  eighty: 80, ninety: 90,
}; // prettier-ignore
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  grand: 1000,
  million: 1_000_000,
  billion: 1_000_000_000,
  dozen: 12,
};

/** Adds the value behind each number from 13 up: below, a number is a word like others. */
function withNumbers(tokens: readonly Token[]): Token[] {
  if (!tokens.some(({ word }) => word in SCALES || word in UNITS || isDigits(word))) return [...tokens];
  const out: Token[] = [];
  for (let i = 0; i < tokens.length;) {
    const { value, end } = numberAt(tokens, i);
    if (end === i) {
      out.push(tokens[i++]!);
      continue;
    }
    const first = tokens[i]!;
    out.push(...tokens.slice(i, end));
    if (value > 12 && !(end === i + 1 && isDigits(first.word)))
      out.push({ ...first, word: String(value), stem: String(value), capital: false, written: '' });
    i = end;
  }
  return out;
}

const isDigits = (word: string): boolean => /^\d+$/.test(word);

/** "half a million" */
const isHalf = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.word === 'half' && ['a', 'of'].includes(tokens[at + 1]?.word ?? '') && (tokens[at + 2]?.word ?? '') in SCALES;

/** The number that begins at a token; `end` equals `i` where none does. */
function numberAt(tokens: readonly Token[], i: number): { value: number; end: number } {
  let total = 0;
  let part = 0;
  let end = i;
  for (let at = i; at < tokens.length; at++) {
    const { word } = tokens[at]!;
    const unit = UNITS[word];
    const scale = SCALES[word];
    if (isDigits(word) && word.length < 13) {
      if (end > i && part) break;
      part = Number(word);
    } else if (unit !== undefined) {
      if (part % 100 && !(part % 10 === 0 && part % 100 >= 20 && unit < 10)) break;
      part += unit;
    } else if (scale !== undefined) {
      if (scale === 100 || scale === 12) part = (part || 1) * scale;
      else {
        total += (part || 1) * scale;
        part = 0;
      }
    } else if (end > i && word === 'and' && at + 1 < tokens.length && tokens[at + 1]!.word in UNITS && (part >= 100 || total)) continue;
    else if (end === i && isHalf(tokens, at)) {
      part = 0.5;
      at++;
    } else if (end === i && word === 'a' && (tokens[at + 1]?.word ?? '') in SCALES) part = 0;
    else break;
    end = at + 1;
  }
  if (end > i && tokens[i]!.word === 'a' && end === i + 1) return { value: 0, end: i };
  return { value: Math.round(total + part), end };
}
