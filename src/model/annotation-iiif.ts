import { OWN_TERMS } from './annotation.js';
import { type FormatAnnotationsOptions, mediaFragment, reportLoss, type Writable } from './annotation-export.js';
import { bodiesOf, ownTerms, quoteSelector } from './annotation-w3c.js';
import type { ProblemList } from './problem-list.js';

const NO_CANVAS = 'urn:film-commentary:canvas';

/**
 * A IIIF Presentation 3 `AnnotationPage` (https://iiif.io/api/presentation/3.0/), in the shape that most viewers read: one target a note, a canvas
 * with its type, a time with decimals and an end, words as a refinement of the time and not beside it, the note's text first.
 */
export function writeIiif(
  notes: readonly Writable[],
  { label, page, canvas, manifest }: FormatAnnotationsOptions,
  problems: ProblemList,
): string {
  // prettier-ignore
  if (canvas === undefined)
    problems.warning('no-canvas', 'Viewers show notes only on a canvas of their manifest, and the address of none was given.');
  if (page !== undefined && !isReadByRamp(page))
    problems.warning('page-address', `Ramp will not show this: it reads pages only at addresses with a dotted host and no port that end in “.json”, and not “${page}”.`, { detail: { page } }); // prettier-ignore
  const moved = new Set<Writable>();
  const ids = new Set<string>();
  const spans = apart(notes, moved);
  const items = notes.map((note, i) => {
    const { annotation } = note;
    const { title, language = 'none', anchor, category, tags } = annotation;
    const written = annotation.body.length || annotation.text ? annotation : { ...annotation, text: title ?? '' };
    return {
      id: soleId(absolute(annotation.id, page), ids),
      type: 'Annotation',
      motivation: 'commenting',
      ...(title !== undefined && { label: { [language]: [title] } }),
      body: bodiesOf(written, { category, tags }),
      target: {
        type: 'SpecificResource',
        source: {
          id: canvas ?? NO_CANVAS,
          type: 'Canvas',
          ...(manifest !== undefined && { partOf: [{ id: manifest, type: 'Manifest' }] }),
        },
        selector: {
          type: 'FragmentSelector',
          conformsTo: 'http://www.w3.org/TR/media-frags/',
          value: spans[i],
          ...(anchor.type === 'quote' && { refinedBy: quoteSelector(anchor) }),
        },
      },
      // Whole names: a second context, or a prefix without one, is an error to strict readers.
      ...ownTerms(annotation, OWN_TERMS),
    };
  });
  const has = (test: (note: Writable['annotation']) => unknown): Writable[] => notes.filter(({ annotation }) => test(annotation));
  reportLoss(problems, 'moved-apart', [...moved], (count) => `${count} began with another one, of which Ramp will not show this: it begins a thousandth of a second later.`); // prettier-ignore
  reportLoss(problems, 'category-not-shown', has(({ category }) => category !== undefined), (count) => `Ramp will not show this: the category of ${count}. It is in the file.`); // prettier-ignore
  reportLoss(problems, 'title-as-text', has(({ body, text }) => !body.length && !text), (count) => `Ramp will not show a note without text: the title of ${count} is written as its text.`); // prettier-ignore
  reportLoss(problems, 'not-written', has(({ anchor }) => anchor.type === 'quote' && anchor.language !== undefined), (count) => `IIIF has no place for the language of the words that ${count} quote.`); // prettier-ignore
  const result = {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    ...(page !== undefined && { id: page }),
    type: 'AnnotationPage',
    ...(label !== undefined && { label: { none: [label] } }),
    items,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** Ramp asks for external pages only where their address looks like this. */
const isReadByRamp = (page: string): boolean => /^https?:\/\/[^/:?#]+\.[^/:?#]+\/[^?#]*\.json$/.test(page);

/** Ids are addresses; those of a page's own begin at it. */
function absolute(id: string, page: string | undefined): string {
  try {
    return page === undefined ? id : new URL(id, page).href;
  } catch {
    return id;
  }
}

function soleId(id: string, taken: Set<string>): string {
  let sole = id;
  for (let number = 2; taken.has(sole); number++) sole = `${id}~${number}`;
  taken.add(sole);
  return sole;
}

/** Times of which no two begin together: of those Ramp shows one, with the end of another. */
function apart(notes: readonly Writable[], moved: Set<Writable>): readonly string[] {
  const starts = new Set<number>();
  return notes.map((note) => {
    const { start, end } = note.annotation;
    let ms = Math.round(start * 1000);
    if (!starts.has(ms)) {
      starts.add(ms);
      return note.time;
    }
    while (starts.has(ms)) ms++;
    starts.add(ms);
    moved.add(note);
    return mediaFragment({ start: ms / 1000, end: Math.max(end, (ms + 1) / 1000) }) ?? note.time;
  });
}
