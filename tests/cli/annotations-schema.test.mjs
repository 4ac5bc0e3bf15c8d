import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { formatAnnotations, parseAnnotations, parseArticle, parseSubtitles, placeArticle } from '../../dist/model/index.js';
import { ROOT } from './support.mjs';

const read = (file) => readFileSync(join(ROOT, file), 'utf8');
const schema = JSON.parse(read('schema/annotations.schema.json'));
const validate = new Ajv.default({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }).compile(schema);
const errors = (file) => (validate(file) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`));

const context = ['http://www.w3.org/ns/anno.jsonld', { fc: 'urn:film-commentary:ns:' }];
const note = {
  id: '#a',
  type: 'Annotation',
  body: { type: 'TextualBody', value: 'A note', purpose: 'commenting' },
  target: 'film.mp4#t=1.5,2.5',
};
const page = (...items) => ({ '@context': context, type: 'AnnotationPage', items });

describe('the schema of annotation files', () => {
  it('is published with the package', () =>
    assert.equal(createRequire(join(ROOT, 'package.json')).resolve('film-commentary/annotations.schema.json'), join(ROOT, 'schema/annotations.schema.json'))); // prettier-ignore
  it('fits the demo’s commentary', () => assert.deepEqual(errors(JSON.parse(read('demo/public/commentary.json'))), []));
  it('fits what the library writes', () => {
    const { cues } = parseSubtitles(read('subtitles/what-the-wind-kept.en.srt'));
    const article = parseArticle(read('demo/public/essay.md'));
    const placed = placeArticle(article, cues).annotations;
    const { annotations } = parseAnnotations(read('demo/public/commentary.json'), { cues });
    assert.ok(placed.length > 3 && annotations.length > 3);
    for (const notes of [placed, annotations]) {
      const { text } = formatAnnotations(notes, 'w3c', { film: 'film.mp4', subtitles: 'film.en.srt', label: 'Notes', cues });
      assert.deepEqual(errors(JSON.parse(text)), []);
    }
  });
  it('fits pages, and collections of pages', () => {
    const { '@context': _context, ...embedded } = page(note);
    const index = [{ id: 'page/1.json', 'fc:covers': 't=0.000,60.000', 'fc:count': 1 }];
    for (const file of [
      page(note),
      { '@context': context[0], type: 'AnnotationCollection', first: embedded },
      { '@context': context, type: 'AnnotationCollection', total: 1, 'fc:pageIndex': index },
    ])
      // prettier-ignore
      assert.deepEqual(errors(file), []);
  });
  const wrong = {
    'a page without a context': { ...page(note), '@context': undefined },
    'a file of another kind': { '@context': context, type: 'Manifest', items: [note] },
    'a note without an id': page({ ...note, id: undefined }),
    'a note without a place': page({ ...note, target: undefined }),
    'a note without text or title': page({ ...note, body: [] }),
    'a note with a context of its own': page({ ...note, '@context': context[0] }),
    'whole numbers for times': page({ ...note, target: { source: 'film.mp4', selector: { type: 'FragmentSelector', value: 't=10,20' } } }),
    'an open end': page({ ...note, target: 'film.mp4#t=10.5' }),
    'npt:': page({ ...note, target: { source: 'film.mp4', selector: { type: 'FragmentSelector', value: 't=npt:1.5,2.5' } } }),
    'a part of the picture in the same selector': page({ ...note, target: { source: 'film.mp4', selector: { type: 'FragmentSelector', value: 't=1.5,2.5&xywh=0,0,1,1' } } }), // prettier-ignore
    'a list of selectors': page({ ...note, target: { source: 'f', selector: [{ type: 'FragmentSelector', value: 't=1.5,2.5' }] } }),
    'a date that is none': page({ ...note, created: 'Mon Jan 05 2026 10:00:00 GMT+0100' }),
    'an empty quotation': page({ ...note, target: { source: 'film.srt', selector: { type: 'TextQuoteSelector', exact: '' } } }),
    'another way of taking fingerprints': { ...page(note), 'fc:madeWith': { id: 'film.srt', 'fc:fingerprint': 'abc' } },
  };
  for (const [name, file] of Object.entries(wrong))
    it(`refuses ${name}`, () => assert.notDeepEqual(errors(JSON.parse(JSON.stringify(file))), []));
});
