import { writeCsv } from './annotation-csv.js';
import { type FormatAnnotationsOptions, writable } from './annotation-export.js';
import { writeHtml } from './annotation-html.js';
import { writeHypothesis } from './annotation-hypothesis.js';
import { writeIiif } from './annotation-iiif.js';
import { writeVtt } from './annotation-vtt.js';
import { writeW3c } from './annotation-w3c.js';
import type { Annotation, UnplacedAnnotation } from './annotation.js';
import { ProblemList } from './problem-list.js';
import type { Problem } from './problem.js';

export type { FormatAnnotationsOptions } from './annotation-export.js';
export { parseAnnotations, type ParseAnnotationsOptions } from './annotation-reader.js';

/**
 * The formats that notes are written in: W3C Web Annotations (the project's own), IIIF Presentation 3, the Hypothesis API, WebVTT metadata, a table; and a
 * list for people to read, in HTML, which is not read back.
 */
export type AnnotationFormat = 'w3c' | 'iiif' | 'hypothesis' | 'vtt' | 'csv' | 'html';

/**
 * Writes annotations as a file. `w3c`, the project's own format, holds all of a note but its set, and `parseAnnotations` reads the same notes back, times to the
 * millisecond. The others hold what they can; what they cannot, and what their viewers are known not to show, is in the problems, a line a kind.
 * A note without a time that can be written is left out and is an error; `w3c` holds those, too, that are tied to words and were not found.
 *
 * @throws {RangeError} for a format that is none of these
 */
export function formatAnnotations(
  annotations: readonly (Annotation | UnplacedAnnotation)[],
  format: AnnotationFormat,
  options: FormatAnnotationsOptions = {},
): { text: string; problems: readonly Problem[] } {
  const problems = new ProblemList();
  // Only our own format has room for a note that is tied to words and has not been found yet.
  const isQuoteAlone = (note: Annotation | UnplacedAnnotation): boolean =>
    format === 'w3c' && !('start' in note) && note.anchor.type === 'quote';
  const unplaced = annotations.filter(isQuoteAlone);
  const notes = writable(annotations.filter((note) => !isQuoteAlone(note)), problems); // prettier-ignore
  const write: Readonly<Record<AnnotationFormat, () => string>> = {
    w3c: () => writeW3c(notes, unplaced, options),
    iiif: () => writeIiif(notes, options, problems),
    hypothesis: () => writeHypothesis(notes, options, problems),
    vtt: () => writeVtt(notes, options),
    csv: () => writeCsv(notes, problems),
    html: () => writeHtml(notes, options),
  };
  if (!Object.hasOwn(write, format)) throw new RangeError(`formatAnnotations: there is no format "${format as string}"`);
  const text = write[format]();
  return { text, problems: problems.list() };
}
