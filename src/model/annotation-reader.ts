import { translateAnnotations } from './annotation-formats.js';
import { type AnnotationsResult, MAX_ANNOTATION_FILE, readAnnotations, type ReadAnnotationsOptions } from './annotation.js';
import { toBytes } from './bytes.js';
import { decodeBytes } from './encoding.js';
import { parseBody } from './markup.js';
import { ProblemList } from './problem-list.js';
import { anchorQuote } from './quote.js';

export type ParseAnnotationsOptions = Omit<ReadAnnotationsOptions, 'parseBody' | 'anchorQuote' | 'decodeBytes'>;

/**
 * Reads a file of annotations, as text, as bytes (UTF-8 or another encoding) or already parsed: W3C Web Annotations, a IIIF page or manifest,
 * what the Hypothesis API answers, WebVTT metadata, or a table (CSV). The content decides which. Else as `readAnnotations`, with all formats of text read.
 *
 * @example
 * const { annotations, problems } = parseAnnotations(await response.arrayBuffer(), { cues, base: response.url });
 */
export function parseAnnotations(source: string | object, options: ParseAnnotationsOptions = {}): AnnotationsResult {
  const all: ReadAnnotationsOptions = { ...options, parseBody, anchorQuote, decodeBytes };
  const problems = new ProblemList(options.source);
  const bytes = toBytes(source);
  const text = bytes && bytes.length <= MAX_ANNOTATION_FILE * 4 ? decodeBytes(bytes, undefined, problems).text : source;
  const translated = translateAnnotations(text, options.source);
  if (!translated) return readAnnotations(source, all);
  const result = readAnnotations(translated.page, all);
  const said = [...problems.list(), ...translated.problems];
  // A reason is enough; that there are no notes then goes without saying.
  const known = said.some(({ severity }) => severity === 'error') ? result.problems.filter(({ code }) => code !== 'no-annotations') : result.problems; // prettier-ignore
  return { ...result, problems: [...said, ...known] };
}
