import type { Film } from './film-index.js';
import type { Token } from './normalise.js';

const MIN_LETTERS = 4;
/** A word that is spoken in more places is a plain one, no misspelt name. */
const MAX_PLACES = 25;

/** The film's spelling of a name that the film never says as the article spells it: same initial, nearest by edit distance. -1: none. */
export function respell(token: Token, film: Film, names: ReadonlyMap<string, readonly { word: string; id: number }[]>): number {
  if (!token.capital || token.word.length < MIN_LETTERS || /\d/.test(token.word)) return -1;
  const most = token.word.length >= 8 ? 2 : token.word.length >= 5 ? 1 : 0;
  if (!most) return -1;
  let best = -1;
  let fewest = most + 1;
  for (const { word, id } of names.get(token.word[0]!) ?? []) {
    if (Math.abs(word.length - token.word.length) >= fewest || film.places[id]!.length > MAX_PLACES) continue;
    const errors = distance(word, token.word, fewest);
    if (errors < fewest) [fewest, best] = [errors, id];
  }
  return best;
}

/** Spoken words that are on no list and not short, by their initial. */
export function rareWords(film: Film, shareOf: (word: string) => number): ReadonlyMap<string, readonly { word: string; id: number }[]> {
  const byInitial = new Map<string, { word: string; id: number }[]>();
  const seen = new Set<string>();
  for (const [i, word] of film.words.entries()) {
    if (word.length < MIN_LETTERS || seen.has(word)) continue;
    seen.add(word);
    if (shareOf(word) < 1) continue;
    const list = byInitial.get(word[0]!);
    if (list) list.push({ word, id: film.stems[i]! });
    else byInitial.set(word[0]!, [{ word, id: film.stems[i]! }]);
  }
  return byInitial;
}

/** Levenshtein's distance, given up from `limit` on. */
function distance(a: string, b: string, limit: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const value = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + Number(a[i - 1] !== b[j - 1]));
      current.push(value);
      least = Math.min(least, value);
    }
    if (least >= limit) return limit;
    previous = current;
  }
  return previous[b.length]!;
}
