import { OWN_TERMS, type UnplacedAnnotation } from './annotation.js';
import { formatBody, type FormatAnnotationsOptions, type Writable } from './annotation-export.js';
import type { Cue } from './cue.js';
import { fingerprint } from './fingerprint.js';

/** What a target without an address is called. */
export const FILM = 'urn:film-commentary:film';
export const SUBTITLES = 'urn:film-commentary:subtitles';

/** A W3C `AnnotationPage`: the project's own format, which holds all of a note but its set. Notes that have only words follow those with a time. */
export function writeW3c(
  notes: readonly Writable[],
  unplaced: readonly UnplacedAnnotation[],
  { film = FILM, subtitles = SUBTITLES, label, cues }: FormatAnnotationsOptions,
): string {
  const item = (annotation: UnplacedAnnotation, times: readonly object[]): object => {
    const { id, title, tags, category } = annotation;
    const target = [...times, ...quoteTargets(annotation, subtitles)];
    return {
      id,
      type: 'Annotation',
      motivation: 'commenting',
      ...(title !== undefined && { label: title }),
      body: bodiesOf(annotation, { category, tags }),
      target: target.length === 1 ? target[0] : target,
      ...ownTerms(annotation, 'fc:'),
    };
  };
  const page = {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { fc: OWN_TERMS }],
    type: 'AnnotationPage',
    ...(label !== undefined && { label }),
    ...(cues && { 'fc:madeWith': madeWithTerm(subtitles, cues) }),
    items: [...notes.map(({ annotation, time }) => item(annotation, [timeTarget(film, time)])), ...unplaced.map((note) => item(note, []))],
  };
  return `${JSON.stringify(page, null, 2)}\n`;
}

/** Which subtitles a file is made with. */
export const madeWithTerm = (url: string, cues: readonly Cue[]): object => ({ id: url, type: 'Text', 'fc:fingerprint': fingerprint(cues) });

const timeTarget = (film: string, value: string): object => ({
  type: 'SpecificResource',
  source: { id: film, type: 'Video' },
  selector: { type: 'FragmentSelector', conformsTo: 'http://www.w3.org/TR/media-frags/', value },
});

/** The words a note is tied to; none where it is tied to time. */
export function quoteTargets({ anchor }: UnplacedAnnotation, subtitles: string): object[] {
  if (anchor.type === 'time') return [];
  const { language } = anchor;
  return [
    {
      type: 'SpecificResource',
      source: { id: subtitles, type: 'Text', ...(language !== undefined && { language }) },
      selector: quoteSelector(anchor),
    },
  ];
}

export const quoteSelector = ({ exact, prefix, suffix }: { exact: string; prefix?: string; suffix?: string }): object => ({
  type: 'TextQuoteSelector',
  exact,
  ...(prefix !== undefined && { prefix }),
  ...(suffix !== undefined && { suffix }),
});

/** The note's text first: some readers look at nothing else. */
export function bodiesOf(
  { body, text, language }: UnplacedAnnotation,
  { category, tags }: { category?: string | undefined; tags: readonly string[] },
): object[] {
  // prettier-ignore
  const said = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, format: 'text/plain', value });
  const note = { type: 'TextualBody', purpose: 'commenting', ...formatBody(body, text), ...(language !== undefined && { language }) };
  return [
    ...(body.length || text ? [note] : []),
    ...(category === undefined ? [] : [said('classifying', category)]),
    ...tags.map((tag) => said('tagging', tag)),
  ];
}

/** What no standard has a term for, under a prefix or the whole name. */
export const ownTerms = ({ origin, passage, priority, spoilsUpTo }: UnplacedAnnotation, prefix: string): object => ({
  ...(origin !== 'authored' && { [`${prefix}origin`]: origin }),
  ...(passage !== undefined && { [`${prefix}passage`]: passage }),
  ...(priority !== undefined && { [`${prefix}priority`]: priority }),
  ...(spoilsUpTo !== undefined && { [`${prefix}spoilsUpTo`]: spoilsUpTo }),
});
