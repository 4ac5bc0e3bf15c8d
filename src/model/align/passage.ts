import { quotationsIn, timecodesIn } from '../passage-clues.js';
import type { Interval } from '../interval.js';
import { BACKGROUND_WORDS } from './common-words.js';
import { type Film, shareOf } from './film-index.js';
import { type Token, tokensOf } from './normalise.js';
import { rareWords, respell } from './respell.js';

/** A piece of an article. Only `id` and `text` are needed; what `parseArticle` knows besides is used, too. */
export interface AlignPassage {
  readonly id: string;
  readonly text: string;
  readonly heading?: string;
  readonly quotations?: readonly string[];
  /** Moments that the passage names, in seconds. */
  readonly timecodes?: readonly Interval[];
}

/** A word of the passage that may be found in the film; `id` is its stem's number there, -1 where the film lacks it. */
export interface Term {
  readonly token: Token;
  readonly id: number;
  readonly weight: number;
  /** Spelt as the article does not. */
  readonly respelt: boolean;
}

/** A passage as the film's index sees it. */
export interface ReadPassage {
  /** Different stems that say something. */
  readonly terms: readonly Term[];
  /** All words in order. */
  readonly row: readonly Term[];
  readonly quotations: readonly { readonly text: string; readonly row: readonly Term[] }[];
  readonly timecodes: readonly Interval[];
  /** Stems of the heading above it. */
  readonly heading: readonly string[];
  /** Years that the film does not speak of. */
  readonly years: readonly string[];
  readonly knownNames: number;
  readonly unknownNames: readonly string[];
  readonly backgroundWords: number;
  readonly past: number;
  readonly present: number;
  readonly words: number;
}

/** A longer passage is read no further; words. */
const MAX_WORDS = 1200;
const MAX_QUOTATIONS = 20;
const YEAR = /^(?:1[89]|20)\d\d$/;
const PAST = /^(?:was|were|had|did|wasnt|werent|hadnt|didnt|been|\p{L}{3,}ed)$/u;
const PRESENT =
  /^(?:is|are|has|does|isnt|arent|hasnt|doesnt|says|tells|asks|takes|gets|goes|comes|gives|makes|finds|leaves|knows|wants|sees|hears|looks)$/;

export type PassageReader = (passage: AlignPassage) => ReadPassage;

/** Of the words that say something. */
export const stemsOf = (text: string): string[] => tokensOf(text).filter(({ word }) => shareOf(word) > 0).map((token) => token.stem); // prettier-ignore

/** Reads passages as one film would understand them. */
export function readerFor(film: Film): PassageReader {
  const names = rareWords(film, shareOf);
  const termOf = (token: Token): Term => {
    const share = shareOf(token.word);
    const found = film.idOf.get(token.stem) ?? -1;
    const id = found < 0 ? respell(token, film, names) : found;
    // A word of the film's own kind may be plain where the passage's is not: the lesser weight holds.
    const weight = id < 0 ? share * film.unseenWeight : Math.min(film.weights[id]!, share * film.unseenWeight);
    return { token, id, weight, respelt: found < 0 && id >= 0 };
  };
  return ({ text, quotations = [], timecodes = timecodesIn(text), heading }) => {
    const row = tokensOf(text).slice(0, MAX_WORDS).map(termOf); // prettier-ignore
    const byStem = new Map<string, Term>();
    for (const term of row) {
      const key = term.id < 0 ? term.token.stem : `#${term.id}`;
      const before = byStem.get(key);
      if (term.weight > 0 && (!before || (term.token.capital && !before.token.capital))) byStem.set(key, term);
    }
    const terms = [...byStem.values()];
    const names = terms.filter(({ token }) => token.capital);
    const quoted = [...new Set([...quotationsIn(text), ...quotations])].slice(0, MAX_QUOTATIONS);
    // What the writer tells, not the film: tenses and words of a quotation say nothing about the writer.
    const told = tokensOf(quoted.reduce((rest, quote) => rest.replaceAll(quote, ' '), text)).slice(0, MAX_WORDS);
    const count = (test: (token: Token) => boolean) => told.reduce((sum, token) => sum + Number(test(token)), 0);
    return {
      terms,
      row,
      timecodes: timecodes.filter(({ start }) => start >= 0 && start < film.end),
      heading: heading ? stemsOf(heading) : [],
      quotations: quoted.map((quote) => ({ text: quote, row: tokensOf(quote).map(termOf) })),
      years: terms.filter(({ token, id }) => id < 0 && YEAR.test(token.word)).map(({ token }) => token.word),
      knownNames: names.filter(({ id }) => id >= 0).length,
      unknownNames: names.filter(({ id, token }) => id < 0 && !/^\d/.test(token.word)).map(({ token }) => token.written),
      backgroundWords: count(({ word }) => BACKGROUND_WORDS.has(word)),
      past: count(({ word }) => PAST.test(word)),
      present: count(({ word }) => PRESENT.test(word)),
      words: told.length,
    };
  };
}
