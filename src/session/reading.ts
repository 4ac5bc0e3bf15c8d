import { type AnnotationsResult, readAnnotations, simpleBody } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import type { PlacedArticle } from '../model/place.js';
import type { CueFilter } from './tracks.js';

// What is heavy is loaded here, when a file first needs it: parsers for HTML and Markdown, and the placing of articles.

const absolute = (src: string | undefined): string =>
  src && URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI).href : document.baseURI;

/**
 * Reads an annotation file; its quotations find their times in the cues. Notes of plain or simple text need no parser, and those with times no search.
 *
 * @param fileCues the cues by the clock of their file; with them notes that were made with other subtitles are carried over
 */
export async function readNotes(
  text: string,
  cues: readonly Cue[],
  src: string | undefined,
  fileCues?: readonly Cue[],
): Promise<AnnotationsResult> {
  // prettier-ignore
  const options = { cues, base: absolute(src), ...(src ? { source: src } : {}) };
  const result = await readWith(text, options);
  return fileCues && text.includes('madeWith') ? (await import('./carry-over.js')).carriedOver(result, text, options, fileCues) : result;
}

async function readWith(text: string, options: { cues: readonly Cue[]; base: string; source?: string }): Promise<AnnotationsResult> {
  const result = readAnnotations(text, { ...options, parseBody: simpleBody });
  // No W3C file, or one without a note that can be read.
  if (!result.annotations.length && !result.unplaced && !result.further)
    return (await import('../model/annotation-reader.js')).parseAnnotations(text, options);
  if (!result.deferred) return result;
  const { bodies, quotes } = result.deferred;
  const [markup, quote] = await Promise.all([bodies ? import('../model/markup.js') : null, quotes ? import('../model/quote.js') : null]);
  return readAnnotations(text, {
    ...options,
    parseBody: markup ? (value, format) => markup.parseBody(value, format, options.base) : simpleBody,
    ...(quote && { anchorQuote: quote.anchorQuote }),
  });
}

/** What takes sound descriptions out of cues. A cue stays the same object, however often it is asked for. */
export async function soundFilter(): Promise<CueFilter> {
  const { withoutSoundDescriptions } = await import('../model/speech.js');
  const filtered = new WeakMap<Cue, Cue | null>();
  return (cue) => {
    if (!filtered.has(cue)) filtered.set(cue, withoutSoundDescriptions(cue));
    return filtered.get(cue) ?? null;
  };
}

/** Reads an article and places it over the film. `duration` in seconds, where it is known. */
export async function readArticle(
  content: Uint8Array,
  cues: readonly Cue[],
  src: string,
  duration: number | undefined,
): Promise<PlacedArticle & { readonly title?: string }> {
  const [{ parseArticle }, { placeArticle }] = await Promise.all([import('../model/article.js'), import('../model/place.js')]);
  const article = parseArticle(content, { source: src, base: absolute(src) });
  const placed = placeArticle(article, cues, duration === undefined ? {} : { duration });
  return { ...placed, problems: [...article.problems, ...placed.problems], ...(article.title ? { title: article.title } : {}) };
}
