import { writable } from '../model/annotation-export.js';
import { writeW3c } from '../model/annotation-w3c.js';
import type { Chapter } from '../model/ambient.js';
import { parseArticle } from '../model/article.js';
import type { Cue } from '../model/cue.js';
import { placeArticleAsync, type PlacedArticle } from '../model/place.js';
import { ProblemList } from '../model/problem-list.js';

/** What is known of the film besides its words. */
export interface FilmOfArticle {
  /** In seconds, where it is known. */
  readonly duration: number | undefined;
  /** By start. */
  readonly chapters: readonly Chapter[];
}

/** The file of an article, and what it is placed over. */
export interface PlacingRequest extends FilmOfArticle {
  readonly content: Uint8Array;
  readonly cues: readonly Cue[];
  /** Its address as the page has it, for what is reported; and whole, for the links in it. */
  readonly source: string;
  readonly base: string;
  /** Servers that its pictures may come from, besides its own. */
  readonly imageOrigins?: readonly string[];
}

export interface PlacingOptions {
  readonly signal?: AbortSignal;
  /** How much is done, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** An article over its film. */
export type ReadArticle = Pick<PlacedArticle, 'annotations' | 'placements' | 'problems'> & { readonly title?: string };

/** With it the notes as a file, to be remembered; absent where not all of them can be written. */
export type PlacedFile = ReadArticle & { readonly notes?: string };

/** Reads an article and places it. In the page only where there is no worker: to read a long one takes a while. */
export async function placeFile(
  { content, cues, source, base, imageOrigins, duration, chapters }: PlacingRequest,
  { signal, onProgress }: PlacingOptions,
): Promise<PlacedFile> {
  const article = parseArticle(content, { source, base, imageOrigins });
  const { annotations, placements, problems } = await placeArticleAsync(article, cues, { duration, chapters, signal, onProgress });
  const unwritten = new ProblemList();
  const notes = writeW3c(writable(annotations, unwritten), [], {});
  return {
    annotations,
    placements,
    problems: [...article.problems, ...problems],
    ...(article.title && { title: article.title }),
    ...(!unwritten.list().length && { notes }),
  };
}
