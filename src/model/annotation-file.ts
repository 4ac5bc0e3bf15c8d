import { type Annotation, type AnnotationsResult, OWN_TERMS, readAnnotations, type ReadAnnotationsOptions } from './annotation.js';
import { decodeBytes } from './encoding.js';
import { parseBody } from './markup.js';
import { anchorQuote } from './quote.js';
import { ProblemList } from './problem-list.js';
import type { Problem } from './problem.js';
import { formatHtml, isBlock, paragraphs, type RichText, textOf } from './rich-text.js';
import { formatMediaFragment } from './timecode.js';

export type ParseAnnotationsOptions = Omit<ReadAnnotationsOptions, 'parseBody' | 'anchorQuote' | 'decodeBytes'>;

/**
 * Reads a W3C Web Annotation file, as text, as bytes (UTF-8 or another encoding) or already parsed: what `readAnnotations` says, with all formats of text read.
 *
 * @example
 * const { annotations, problems } = parseAnnotations(await response.arrayBuffer(), { cues, base: response.url });
 */
export function parseAnnotations(source: string | object, options: ParseAnnotationsOptions = {}): AnnotationsResult {
  return readAnnotations(source, { ...options, parseBody, anchorQuote, decodeBytes });
}

export interface FormatAnnotationsOptions {
  /** Address of the film, and of its subtitles, that the notes speak of. */
  readonly film?: string;
  readonly subtitles?: string;
  /** Name of the whole set. */
  readonly label?: string;
}

/**
 * Writes annotations as a file: `w3c`, the project's own format, a W3C `AnnotationPage` of two-space JSON with a line break at its end.
 * `parseAnnotations` reads back the same notes, times to the millisecond; the set a note belongs to is not written.
 * A note whose time cannot be written is left out and is a problem.
 */
export function formatAnnotations(
  annotations: readonly Annotation[],
  _format: 'w3c',
  { film = 'urn:film-commentary:film', subtitles = 'urn:film-commentary:subtitles', label }: FormatAnnotationsOptions = {},
): { text: string; problems: readonly Problem[] } {
  const problems = new ProblemList();
  const items: object[] = [];
  for (const annotation of annotations) {
    const time = mediaFragment(annotation);
    if (time) items.push(formatAnnotation(annotation, time, film, subtitles));
    else {
      const { id, start, end } = annotation;
      problems.error('bad-time', `The note "${id}" has no time that can be written (${start} to ${end}).`, { detail: { id } });
    }
  }
  const page = {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { fc: OWN_TERMS }],
    type: 'AnnotationPage',
    ...(label !== undefined && { label }),
    items,
  };
  return { text: `${JSON.stringify(page, null, 2)}\n`, problems: problems.list() };
}

function mediaFragment(annotation: Annotation): string | undefined {
  try {
    const fragment = formatMediaFragment(annotation);
    // Shorter than a millisecond, or without an end: other players do not read these.
    return /^t=([^,]+),(?!\1$)/.test(fragment) ? fragment : undefined;
  } catch {
    return undefined;
  }
}

function formatAnnotation(annotation: Annotation, time: string, film: string, subtitles: string): object {
  const { id, title, body, text, category, tags, language, origin, anchor, passage, priority } = annotation;
  const spoken = language === undefined ? {} : { language };
  const note = body.length || text ? [{ type: 'TextualBody', purpose: 'commenting', ...formatBody(body, text), ...spoken }] : [];
  const said = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, format: 'text/plain', value });
  const target: object[] = [
    {
      type: 'SpecificResource',
      source: { id: film, type: 'Video' },
      selector: { type: 'FragmentSelector', conformsTo: 'http://www.w3.org/TR/media-frags/', value: time },
    },
  ];
  if (anchor.type === 'quote') {
    const { exact, prefix, suffix } = anchor;
    target.push({
      type: 'SpecificResource',
      source: { id: subtitles, type: 'Text', ...(anchor.language !== undefined && { language: anchor.language }) },
      selector: { type: 'TextQuoteSelector', exact, ...(prefix !== undefined && { prefix }), ...(suffix !== undefined && { suffix }) },
    });
  }
  return {
    id,
    type: 'Annotation',
    motivation: 'commenting',
    ...(title !== undefined && { label: title }),
    // The text first: some readers look at nothing else.
    body: [...note, ...(category === undefined ? [] : [said('classifying', category)]), ...tags.map((tag) => said('tagging', tag))],
    target: target.length === 1 ? target[0] : target,
    ...(origin !== 'authored' && { 'fc:origin': origin }),
    ...(passage !== undefined && { 'fc:passage': passage }),
    ...(priority !== undefined && { 'fc:priority': priority }),
  };
}

/** As plain text where that says the same. */
function formatBody(body: RichText, text: string): { format: string; value: string } {
  if (!body.length) return { format: 'text/plain', value: text };
  const plain = body.every((node) => typeof node !== 'string' && node.tag === 'p')
    ? body.map((node) => textOf([node])).join('\n\n')
    : undefined;
  if (plain !== undefined && JSON.stringify(paragraphs(plain)) === JSON.stringify(body)) return { format: 'text/plain', value: plain };
  const value = formatHtml(body);
  return { format: 'text/html', value: body.some((node) => typeof node !== 'string' && isBlock(node.tag)) ? value : value.trim() };
}
