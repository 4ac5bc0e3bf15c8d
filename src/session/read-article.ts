import { formatAnnotations } from '../model/annotation-file.js';
import { parseArticle } from '../model/article.js';
import type { Cue } from '../model/cue.js';
import type { PlacedArticle } from '../model/place.js';
import { keyOf, recallPlacing, rememberPlacing } from './placed-memory.js';
import { placeOffThread, type PlacingOptions } from './placing.js';
import { readNotes } from './read-notes.js';
import { absolute } from './reading.js';
import type { Memory } from './storage.js';

/** An article over its film. */
export type ReadArticle = Pick<PlacedArticle, 'annotations' | 'placements' | 'problems'> & { readonly title?: string };

export interface ReadArticleOptions extends PlacingOptions {
  /** Of the film, in seconds, where it is known. */
  readonly duration: number | undefined;
  /** Where results are remembered. */
  readonly memory: Memory;
}

/** Reads an article and places it over the film, off the main thread. What was placed before is remembered by its content. */
export async function readArticle(
  content: Uint8Array,
  cues: readonly Cue[],
  src: string,
  { duration, memory, signal, onProgress }: ReadArticleOptions,
): Promise<ReadArticle> {
  const key = await keyOf(content, cues, duration);
  const known = key === null ? undefined : recallPlacing(memory, key);
  if (known) {
    const { notes, ...rest } = known;
    const { annotations, problems } = await readNotes(notes, cues, src);
    if (!problems.length) return { ...rest, annotations };
  }
  signal.throwIfAborted();
  const article = parseArticle(content, { source: src, base: absolute(src) });
  const placed = await placeOffThread({ article, cues, options: { duration } }, { signal, onProgress });
  const { annotations, placements } = placed;
  const title = article.title ? { title: article.title } : {};
  const problems = [...article.problems, ...placed.problems];
  if (key !== null) {
    const written = formatAnnotations(annotations, 'w3c');
    if (!written.problems.length) rememberPlacing(memory, key, { notes: written.text, ...title, placements, problems });
  }
  return { annotations, placements, problems, ...title };
}
