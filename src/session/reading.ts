import type { Cue } from '../model/cue.js';
import type { PlacedArticle } from '../model/place.js';
import type { CueFilter } from './tracks.js';

// What is heavy is loaded here, when a file first needs it: parsers for HTML and Markdown, and the placing of articles.

/** The absolute form of an address in the page; the page's own where there is none. */
export const absolute = (src: string | undefined): string =>
  src && URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI).href : document.baseURI;

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
