import { stemmer } from 'stemmer';

const known = new Map<string, string>();
const MAX_KNOWN = 50_000;

/** The stem of an English word (Porter's algorithm): "burning" and "burns" are one. Remembered: articles and films repeat themselves. */
export function stem(word: string): string {
  let found = known.get(word);
  if (found === undefined) {
    if (known.size >= MAX_KNOWN) known.clear();
    found = stemmer(word);
    known.set(word, found);
  }
  return found;
}
