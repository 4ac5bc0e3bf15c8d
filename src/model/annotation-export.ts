import type { Annotation, UnplacedAnnotation } from './annotation.js';
import type { Cue } from './cue.js';
import { excerpt, type ProblemList } from './problem-list.js';
import { formatHtml } from './rich-html.js';
import { isBlock, paragraphs, type RichText, textOf } from './rich-text.js';
import { formatMediaFragment } from './timecode.js';

/** What a file of annotations says beside the notes. */
export interface FormatAnnotationsOptions {
  /** Address of the film, and of its subtitles, that the notes speak of. */
  readonly film?: string;
  readonly subtitles?: string;
  /** Name of the whole set. */
  readonly label?: string;
  /**
   * Those subtitles. The `w3c` file then says which words they have and when, so that a player with others carries the notes over;
   * in a `hypothesis` file each note begins within one, because Hypothesis finds it only there.
   */
  readonly cues?: readonly Cue[];
  /** Of an `iiif` page: its own address, that of the canvas the film is on, and of the manifest that has the canvas. */
  readonly page?: string;
  readonly canvas?: string;
  readonly manifest?: string;
}

/** A note that a file can hold: its time in seconds is written to the millisecond. */
export interface Writable {
  readonly annotation: Annotation;
  /** `t=12.500,31.000`: decimals always, because some readers take whole numbers for milliseconds; an end always. */
  readonly time: string;
}

/** Notes with a time that can be written, in their order; the others are errors. */
export function writable(annotations: readonly (Annotation | UnplacedAnnotation)[], problems: ProblemList): readonly Writable[] {
  return annotations.flatMap((annotation) => {
    const time = 'start' in annotation ? mediaFragment(annotation) : undefined;
    if (time && 'start' in annotation) return [{ annotation, time }];
    const { id } = annotation;
    if ('start' in annotation)
      problems.error('bad-time', `The note "${id}" has no time that can be written (${annotation.start} to ${annotation.end}).`, { detail: { id } }); // prettier-ignore
    else problems.error('no-place', `The note “${excerpt(annotation.title ?? annotation.text)}” has no place in the film, and this format holds none without.`, { detail: { id } }); // prettier-ignore
    return [];
  });
}

export function mediaFragment(span: { readonly start: number; readonly end: number }): string | undefined {
  try {
    const fragment = formatMediaFragment(span);
    // Shorter than a millisecond, or without an end: other players do not read these.
    return /^t=([^,]+),(?!\1$)/.test(fragment) ? fragment : undefined;
  } catch {
    return undefined;
  }
}

/** A note's text in the plainest format that says the same. */
export function formatBody(body: RichText, text: string): { format: 'text/plain' | 'text/html'; value: string } {
  if (!body.length) return { format: 'text/plain', value: text };
  const plain = body.every((node) => typeof node !== 'string' && node.tag === 'p')
    ? body.map((node) => textOf([node])).join('\n\n')
    : undefined;
  if (plain !== undefined && JSON.stringify(paragraphs(plain)) === JSON.stringify(body)) return { format: 'text/plain', value: plain };
  const value = formatHtml(body);
  return { format: 'text/html', value: body.some((node) => typeof node !== 'string' && isBlock(node.tag)) ? value : value.trim() };
}

/** Reports once what of some notes a format does not hold, or a viewer of it does not show. */
export function reportLoss(problems: ProblemList, code: string, notes: readonly Writable[], message: (count: string) => string): void {
  const [first] = notes;
  if (!first) return;
  const count = `${notes.length} note${notes.length === 1 ? '' : 's'}`;
  problems.warning(code, message(count), { detail: { count: notes.length, id: first.annotation.id } });
}

/** Terms of our own that a format without room for them loses. */
export function reportOwnTerms(
  problems: ProblemList,
  format: string,
  notes: readonly Writable[],
  names: readonly ('origin' | 'passage' | 'priority' | 'spoilsUpTo' | 'language')[],
): void {
  // prettier-ignore
  for (const name of names) {
    const lost = notes.filter(({ annotation }) => (name === 'origin' ? annotation.origin !== 'authored' : annotation[name] !== undefined));
    reportLoss(problems, 'not-written', lost, (count) => `${format} has no place for the ${name} of ${count}.`);
  }
}
