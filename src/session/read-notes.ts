import { type AnnotationsResult, readAnnotations, type ReadAnnotationsOptions } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import { simpleBody } from '../model/simple-body.js';
import type { Shown } from './carry-over.js';
import { absolute } from './reading.js';

/**
 * Reads an annotation file; its quotations find their times in the cues. Notes of plain or simple text need no parser, and those with times no search.
 *
 * @param shown the subtitles of the page; with them notes that were made with others are carried over
 * @param imageOrigins servers that pictures may come from, besides the file's own
 */
export async function readNotes(
  text: string,
  cues: readonly Cue[],
  src: string | undefined,
  shown?: Shown,
  imageOrigins?: readonly string[],
): Promise<AnnotationsResult> {
  const options = { cues, base: absolute(src), imageOrigins, ...(src ? { source: src } : {}) };
  const result = await readWith(text, options);
  return shown && text.includes('madeWith') ? (await import('./carry-over.js')).carriedOver(result, text, options, shown) : result;
}

type ReadOptions = Pick<ReadAnnotationsOptions, 'cues' | 'imageOrigins' | 'source'> & { readonly base: string };

async function readWith(text: string, options: ReadOptions): Promise<AnnotationsResult> {
  const result = readAnnotations(text, { ...options, parseBody: simpleBody });
  // No W3C file, or one without a note that can be read; a web page is none of the other formats either.
  if (!result.annotations.length && !result.unplaced && !result.further && !/^\s*</.test(text))
    return (await import('../model/annotation-reader.js')).parseAnnotations(text, options);
  if (!result.deferred) return result;
  const { bodies, quotes } = result.deferred;
  const [markup, quote] = await Promise.all([bodies ? import('../model/markup.js') : null, quotes ? import('../model/quote.js') : null]);
  return readAnnotations(text, {
    ...options,
    parseBody: markup ? markup.parseBody : simpleBody,
    ...(quote && { anchorQuote: quote.anchorQuote }),
  });
}
