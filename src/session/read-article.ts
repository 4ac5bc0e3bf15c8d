import type { Cue } from '../model/cue.js';
import type { AnnotationSet } from './commentary.js';
import type { FilmOfArticle, PlacingOptions, ReadArticle } from './place-file.js';
import { keyOf, recallPlacing, rememberPlacing } from './placed-memory.js';
import { placeOffThread } from './placing.js';
import { readNotes } from './read-notes.js';
import { absolute } from './reading.js';
import type { Memory } from './storage.js';

export interface ReadArticleOptions extends Required<PlacingOptions>, FilmOfArticle {
  /** Servers that its pictures may come from, besides the article's own. */
  readonly imageOrigins?: readonly string[];
  /** Where results are remembered. */
  readonly memory: Memory;
}

/** An article over its film, and the commentary that it makes; its notes are still to be put in. */
export type ArticleInSession = ReadArticle & { readonly set: Omit<AnnotationSet, 'annotations'> };

/** How far the work is, is told in so many steps: each is a new state. */
const STEPS = 20;

/**
 * Reads an article and places it over the film, off the main thread. What was placed before is remembered by its content.
 *
 * @returns `null` where it is not wanted any more
 */
export async function readArticle(
  content: Uint8Array,
  cues: readonly Cue[],
  src: string,
  { duration: known, signal, onProgress, ...options }: ReadArticleOptions,
): Promise<ArticleInSession | null> {
  const duration = known !== undefined && known > 0 && known < Infinity ? known : undefined;
  const tell = (share: number): void => {
    if (!signal.aborted) onProgress(Math.round(share * STEPS) / STEPS);
  };
  try {
    const { title, ...placed } = await placeOrRecall(content, cues, src, { ...options, duration, signal, onProgress: tell });
    const set = { id: 'article', src, label: title ?? '', defaultOff: false, displayed: false, visible: true, status: 'ready' } as const;
    return { ...placed, ...(title && { title }), set };
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

async function placeOrRecall(
  content: Uint8Array,
  cues: readonly Cue[],
  src: string,
  { duration, chapters, imageOrigins = [], memory, signal, onProgress }: ReadArticleOptions,
): Promise<ReadArticle> {
  const key = await keyOf(content, cues, { duration, chapters }, imageOrigins);
  const known = key === null ? undefined : recallPlacing(memory, key);
  if (known) {
    const { notes, ...rest } = known;
    const { annotations, problems } = await readNotes(notes, cues, src, undefined, imageOrigins);
    if (!problems.length) return { ...rest, annotations };
  }
  signal.throwIfAborted();
  const { notes, ...placed } = await placeOffThread(
    { content, cues, source: src, base: absolute(src), imageOrigins, duration, chapters },
    { signal, onProgress },
  );
  if (key !== null && notes !== undefined) {
    const { annotations: _inNotes, ...rest } = placed;
    rememberPlacing(memory, key, { notes, ...rest });
  }
  return placed;
}
