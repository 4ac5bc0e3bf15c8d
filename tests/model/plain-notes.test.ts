import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { readAnnotations } from '../../src/model/annotation.js';
import { formatAnnotations, parseAnnotations } from '../../src/model/annotation-file.js';
import { readPlainNotes } from '../../src/model/plain-notes.js';
import { simpleBody } from '../../src/model/simple-body.js';

const page = (...items: unknown[]) =>
  JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage', label: 'Notes', items });
const body = { type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: 'Rain again.' };
const note = (more: object = {}) => ({ type: 'Annotation', id: 'a', label: 'Weather', body, target: 'film.mp4#t=1,2', ...more });
const whole = (text: string) => readAnnotations(text, { parseBody: simpleBody });

/** What a file may have in each place: mostly what is read here, now and then what is not. */
const mostly = (read: readonly unknown[], ...left: readonly unknown[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...read) }, { weight: 1, arbitrary: fc.constantFrom(...left) });
const someBody = fc.record(
  {
    type: mostly(['TextualBody'], 'oa:TextualBody', 'Image'),
    purpose: mostly(['commenting', 'describing', 'tagging', 'classifying'], 'linking', null, ['tagging']),
    format: mostly(['text/plain', 'text/html', 'text/markdown'], 'TEXT/HTML', ''),
    language: mostly(['en', ' de '], '', ['fr'], 3),
    value: mostly(['One line.', 'Two\nlines.\n\nA paragraph.', '<p>It <em>rains</em>.</p>', '*wet*'], 'a < b', '- list', ' ', '', 7, '<table>', 'x'.repeat(20_001)),
    items: mostly([undefined], []),
  },
  { requiredKeys: ['type', 'value'] },
); // prettier-ignore
const someTarget = fc.oneof(
  mostly(['film.mp4#t=1,2', '#t=0:01,0:05.5', 't=4,6'], 'film.mp4#t=3', 'film.mp4?t=1', 'film.mp4#xywh=1,2&t=5,9', '#t=9,1', 'film.mp4', null, 4, []),
  fc.record(
    {
      type: mostly(['SpecificResource', 'Video'], 3),
      source: mostly(['film.mp4', { id: 'film.mp4', type: 'Video' }], 'film.mp4#t=7,8', { id: 'urn:x', language: 'en' }, { id: '#t=1,2' }, ''),
      selector: mostly(
        [
          { type: 'FragmentSelector', conformsTo: 'http://www.w3.org/TR/media-frags/', value: 't=12.500,31.000' },
          { type: 'FragmentSelector', value: 't=1,2' },
        ],
        { type: 'FragmentSelector', value: '#t=1,2' },
        { type: 'TextQuoteSelector', exact: 'rain' },
        { type: 'FragmentSelector', value: 't=1,2', refinedBy: { type: 'FragmentSelector', value: 't=3,4' } },
        { type: 'PointSelector', t: 4 },
      ),
    },
    { requiredKeys: ['selector', 'source'] },
  ),
); // prettier-ignore
const someNote = fc.record(
  {
    type: mostly(['Annotation'], 'oa:Annotation', 'AnnotationPage'),
    id: mostly(['a', 'b', 'c', 'd', ' e ', 'f', 'g'], '', 5),
    motivation: mostly(['commenting', 'tagging'], 'linking', ['describing']),
    label: mostly(['A title', ' Another'], ' ', { en: ['Title'] }, 'x'.repeat(301)),
    body: fc.oneof({ weight: 3, arbitrary: someBody }, { weight: 3, arbitrary: fc.array(someBody, { maxLength: 3 }) }, { weight: 1, arbitrary: fc.constantFrom<unknown>('Text', null) }),
    target: someTarget,
    'fc:origin': mostly(['aligned', 'ambient', 'other'], 3),
    'fc:passage': mostly(['p-1'], '', 3),
    'fc:priority': mostly([2, -1], 'high'),
    creator: fc.constant({ name: 'Somebody' }),
  },
  { requiredKeys: ['type', 'id', 'target'] },
); // prettier-ignore
const somePage = fc.record(
  {
    '@context': fc.constantFrom<unknown>('http://www.w3.org/ns/anno.jsonld', { my: 'urn:film-commentary:ns:' }),
    type: mostly(['AnnotationPage'], 'AnnotationCollection', 'as:AnnotationPage'),
    label: mostly(['Notes'], '', { en: 'Notes' }),
    items: fc.array(someNote, { maxLength: 3 }),
  },
  { requiredKeys: ['type', 'items'] },
);

describe('readPlainNotes', () => {
  it('says of whatever it reads what readAnnotations says, and never that something is wrong', () => {
    let read = 0;
    const says = (file: unknown) => {
      const text = JSON.stringify(file);
      const plain = readPlainNotes(text);
      if (!plain) return;
      read++;
      expect(plain).to.deep.equal(whole(text));
      expect(plain.problems).to.deep.equal([]);
    };
    fc.assert(fc.property(somePage, says), { numRuns: 5000 });
    expect(read).to.be.greaterThan(50);
  });

  it('reads what formatAnnotations writes of notes with times', () => {
    const { annotations } = parseAnnotations(
      page(note(), note({ id: 'b', body: [body, { ...body, purpose: 'tagging', value: 'rain' }], 'fc:priority': 2 })),
    );
    const { text } = formatAnnotations(annotations, 'w3c', { label: 'Notes' });
    expect(readPlainNotes(text)?.annotations).to.deep.equal(annotations);
  });

  const cases: readonly (readonly [string, string])[] = [
    ['text that is no JSON', '{'],
    ['a list', JSON.stringify([note()])],
    ['a page of another', JSON.stringify({ type: 'AnnotationPage', items: [note()], next: 'https://example.org/2' })],
    ['two notes of one id', page(note(), note())],
    ['a quotation', page(note({ target: { source: 'film.vtt', selector: { type: 'TextQuoteSelector', exact: 'rain' } } }))],
    ['a time without an end', page(note({ target: 'film.mp4#t=3' }))],
    ['a table', page(note({ body: { ...body, format: 'text/html', value: '<table><tr><td>x</td></tr></table>' } }))],
    ['what may be HTML', page(note({ body: { ...body, format: undefined, value: '<p>x</p>' } }))],
    ['a term it does not know', page(note({ 'fc:category': 'x' }))],
    ['a note of no words', page(note({ label: undefined, body: undefined }))],
    ['a file of many', page(...Array.from({ length: 1001 }, (_, i) => note({ id: `${i}` })))],
    ['a long file', page(...Array.from({ length: 60 }, (_, i) => note({ id: `${i}`, body: { ...body, value: 'x'.repeat(20_000) } })))],
  ]; // prettier-ignore
  for (const [what, file] of cases) it(`leaves to readAnnotations: ${what}`, () => expect(readPlainNotes(file)).to.equal(null));
});
