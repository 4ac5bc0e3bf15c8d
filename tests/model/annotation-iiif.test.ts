import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/model/annotation.js';
import { formatAnnotations, parseAnnotations } from '../../src/model/annotation-file.js';
import type { FormatAnnotationsOptions } from '../../src/model/annotation-export.js';
import { FULL, note } from '../support/build.js';

const PLACE = {
  page: 'https://example.org/notes/page.json',
  canvas: 'https://example.org/canvas/1',
  manifest: 'https://example.org/manifest.json',
};
const write = (notes: readonly Annotation[], options: FormatAnnotationsOptions = PLACE) => {
  const { text, problems } = formatAnnotations(notes, 'iiif', options);
  return { page: JSON.parse(text), text, codes: problems.map(({ code }) => code), problems };
};
const quoted = note('https://example.org/n/1', 1, 2.5, FULL);

describe('formatAnnotations, as a IIIF page', () => {
  it('is one page with all notes: viewers do not go on to a next one', () => {
    const notes = Array.from({ length: 3000 }, (_, i) => note(`https://example.org/n/${i}`, i, i + 1));
    const { page } = write(notes);
    expect([page.type, page.items.length]).to.deep.equal(['AnnotationPage', 3000]);
    expect(page).to.not.have.any.keys('next', 'partOf', 'first');
  });
  it('is read back as the same notes', () => {
    const { text } = write([quoted]);
    expect(parseAnnotations(text)).to.deep.equal({ annotations: [quoted], problems: [] });
  });
  it('has decimals and an end in each time, because whole numbers are milliseconds to Advene', () => {
    const { page } = write([note('a', 10, 20)]);
    expect(page.items[0].target.selector.value).to.equal('t=10.000,20.000');
  });
  it('has one target with one selector, the words as a refinement of the time', () => {
    const { target } = write([quoted]).page.items[0];
    expect(target).to.deep.equal({
      type: 'SpecificResource',
      source: { id: PLACE.canvas, type: 'Canvas', partOf: [{ id: PLACE.manifest, type: 'Manifest' }] },
      selector: {
        type: 'FragmentSelector',
        conformsTo: 'http://www.w3.org/TR/media-frags/',
        value: 't=1.000,2.500',
        refinedBy: { type: 'TextQuoteSelector', exact: 'leave the gate', prefix: 'so ', suffix: ' open' },
      },
    });
  });
  it('has one context, at its top', () => {
    const { text, page } = write([quoted, note('b', 3, 4)]);
    expect(page['@context']).to.equal('http://iiif.io/api/presentation/3/context.json');
    expect(text.split('@context')).to.have.length(2);
  });
  it('has labels as language maps', () => {
    const { page } = write([quoted, note('b', 3, 4)], { ...PLACE, label: 'The essay' });
    expect([page.label, page.items[0].label, page.items[1].label]).to.deep.equal([{ none: ['The essay'] }, { en: [quoted.title] }, { none: ['Note b'] }]); // prettier-ignore
  });
  it('has the note’s text first, for those who read nothing else, and as a comment', () => {
    const [text, ...others] = write([quoted]).page.items[0].body;
    expect([text.purpose, text.format, text.value]).to.deep.equal(['commenting', 'text/plain', quoted.text]);
    expect(others.map(({ purpose }: { purpose: string }) => purpose)).to.deep.equal(['classifying', 'tagging', 'tagging']);
  });
  it('lets no two notes begin together, because Ramp shows one of them; and says so', () => {
    const { page, problems } = write([note('a', 1, 2), note('b', 1, 3), note('c', 1.001, 3), note('d', 1, 1.001)]);
    const starts = page.items.map((item: { target: { selector: { value: string } } }) => item.target.selector.value);
    expect(starts).to.deep.equal(['t=1.000,2.000', 't=1.001,3.000', 't=1.002,3.000', 't=1.003,1.004']);
    const [moved] = problems;
    expect([moved!.code, moved!.detail]).to.deep.equal(['moved-apart', { count: 3, id: 'b' }]);
    expect(moved!.message).to.contain('Ramp will not show this');
  });
  it('lets no two notes have one id, and makes addresses of those of the page', () => {
    const { page } = write([note('#a', 1, 2), note('#a', 3, 4), note('urn:x:1', 5, 6)]);
    expect(page.items.map(({ id }: { id: string }) => id)).to.deep.equal(['https://example.org/notes/page.json#a', 'https://example.org/notes/page.json#a~2', 'urn:x:1']); // prettier-ignore
  });
  it('says what Ramp will not show: a category, a note that is only a title', () => {
    const { codes, page } = write([quoted, note('b', 3, 4, { body: [], text: '', title: 'Only a title' })]);
    expect(codes).to.deep.equal(['category-not-shown', 'title-as-text']);
    expect(page.items[1].body[0].value).to.equal('Only a title');
  });
  for (const page of ['http://localhost:3000/page.json', 'https://example.org:8080/page.json', 'https://example.org/page', 'http://localhost/page.json'])
    it(`says that Ramp does not read a page at ${page}`, () => expect(write([note('a', 1, 2)], { ...PLACE, page }).codes).to.deep.equal(['page-address'])); // prettier-ignore
  it('says that a canvas is needed', () => expect(write([note('a', 1, 2)], {}).codes).to.deep.equal(['no-canvas']));
  it('says what has no place in it', () => {
    const inRussian = note('a', 1, 2, { anchor: { type: 'quote', exact: 'ветер', language: 'ru' } });
    expect(write([inRussian]).codes).to.deep.equal(['not-written']);
  });
});

describe('parseAnnotations, of what other programs write', () => {
  const page = (...items: object[]) => ({ type: 'AnnotationPage', items });
  const body = { type: 'TextualBody', value: 'A note', purpose: 'commenting' };
  const read = (file: object) => parseAnnotations(JSON.stringify(file));

  it('reads whole numbers as seconds, and npt: times', () => {
    const { annotations } = read(page({ id: 'a', body, target: 'film.mp4#t=10,20' }, { id: 'b', body, target: 'film.mp4#t=npt:30.5,40' }));
    expect(annotations.map(({ start, end }) => [start, end])).to.deep.equal([[10, 20], [30.5, 40]]); // prettier-ignore
  });
  it('reads a time beside a part of the picture, either first', () => {
    const { annotations } = read(page(...['t=10.5,20&xywh=percent:0,0,50,50', 'xywh=0,0,9,9&t=10.5,20'].map((value) => ({ body, target: { source: 'film.mp4', selector: { type: 'FragmentSelector', value } } })))); // prettier-ignore
    expect(annotations.map(({ start, end }) => [start, end])).to.deep.equal([[10.5, 20], [10.5, 20]]); // prettier-ignore
  });
  it('reads a list of selectors, and a list of targets', () => {
    const time = { type: 'FragmentSelector', value: 't=1,2' };
    const words = { type: 'TextQuoteSelector', exact: 'leave the gate' };
    const targets = [{ source: 'f', selector: [time, words] }, [{ source: 'f', selector: time }, { source: 's', selector: words }], { source: 'f', selector: { ...time, refinedBy: words } }]; // prettier-ignore
    for (const { start, anchor } of read(page(...targets.map((target) => ({ body, target })))).annotations)
      expect([start, anchor]).to.deep.equal([1, { type: 'quote', exact: 'leave the gate', near: 1 }]);
  });
  it('reads an open end and points of both versions as a moment', () => {
    const targets = [{ source: 'f', selector: { type: 'FragmentSelector', value: 't=10.5' } }, { source: 'f', selector: { type: 'PointSelector', t: 10.5 } }, { source: 'f', selector: { type: 'PointSelector', instant: 10.5 } }]; // prettier-ignore
    for (const { start, end } of read(page(...targets.map((target) => ({ body, target })))).annotations) expect([start, end]).to.deep.equal([10.5, 14.5]); // prettier-ignore
  });
  it('reads notes without an id, with a date that is none, on a target that is the film itself (FrameTrail)', () => {
    const item = { type: 'Annotation', created: 'Mon Jan 05 2026 10:00:00 GMT+0100', body: [{ type: 'TextualBody', value: '<p>A note</p>', format: 'text/html' }], target: { type: 'Video', source: 'film.mp4', selector: { conformsTo: 'http://www.w3.org/TR/media-frags/', type: 'FragmentSelector', value: 't=1.5,3' } } }; // prettier-ignore
    const { annotations, problems } = read([item, item]);
    expect([annotations.map(({ id, text }) => [id, text]), problems]).to.deep.equal([[['note-1', 'A note'], ['note-2', 'A note']], []]); // prettier-ignore
  });
  it('reads notes that all have one id, each with a context of its own (AVAnnotate)', () => {
    const item = { '@context': 'http://iiif.io/api/presentation/3/context.json', id: 'https://example.org/1', type: 'Annotation', motivation: ['commenting'], body: [body], target: { source: { id: 'canvas', type: 'Canvas' }, selector: { type: 'FragmentSelector', value: 't=1,2' } } }; // prettier-ignore
    const { annotations, problems } = read(page(item, item, item));
    expect(new Set(annotations.map(({ id }) => id)).size).to.equal(3);
    expect(problems.map(({ code }) => code)).to.deep.equal(['duplicate-id', 'duplicate-id']);
  });
  it('reads "context", a file’s name within the time, and another word for the motivation (VIAN)', () => {
    const { annotations } = read({ context: 'http://www.w3.org/ns/anno.jsonld', ...page({ id: 'a', motivation: 'classification', body, target: { source: 'trailer.mp4', selector: { type: 'FragmentSelector', value: 'trailer.mp4#t=13.6,38.5' } } }) }); // prettier-ignore
    expect([annotations[0]!.start, annotations[0]!.end, annotations[0]!.text]).to.deep.equal([13.6, 38.5, 'A note']);
  });
  it('reads @id and @type beside or instead of id and type, a body of the type Text, and totalItems (Advene)', () => {
    const item = { '@id': 'a', '@type': 'Annotation', body: { '@type': 'Text', value: 'A note', format: 'text/plain' }, target: 'film.mp4#t=1.5,2' }; // prettier-ignore
    const { annotations, further } = parseAnnotations(JSON.stringify({ '@type': 'AnnotationCollection', totalItems: 7, first: { '@type': 'AnnotationPage', items: [item], next: 'b.json' } }), { base: 'https://example.org/a.json' }); // prettier-ignore
    expect([annotations[0]!.id, annotations[0]!.text, further]).to.deep.equal(['a', 'A note', { index: [], next: 'https://example.org/b.json', total: 7 }]); // prettier-ignore
  });
  it('reads a text in several languages that is a list and no choice (VAINT)', () => {
    const several = { type: 'TextualBody', purpose: 'describing', value: [{ value: 'Eine Notiz', language: 'de' }, { value: 'A note', language: 'en' }] }; // prettier-ignore
    const file = JSON.stringify(page({ body: several, target: '#t=1,2' }));
    expect(parseAnnotations(file).annotations[0]!.text).to.equal('A note');
    expect(parseAnnotations(file, { language: 'de' }).annotations[0]).to.include({ text: 'Eine Notiz', language: 'de' });
  });
  it('reads the next page by its address or as an object', () => {
    for (const next of ['b.json', { id: 'b.json', type: 'AnnotationPage' }])
      expect(parseAnnotations({ ...page({ body, target: '#t=1,2' }), next }, { base: 'https://example.org/a.json' }).further?.next).to.equal('https://example.org/b.json'); // prettier-ignore
  });
  it('reads labels of both standards', () => {
    for (const label of ['T', { en: ['T'] }, { none: ['T'] }]) expect(read(page({ label, body, target: '#t=1,2' })).annotations[0]!.title).to.equal('T'); // prettier-ignore
  });
  it('reads the notes of a manifest’s canvas, and not what is painted on it', () => {
    const painting = { type: 'Annotation', motivation: 'painting', body: { id: 'film.mp4', type: 'Video' }, target: 'canvas/1' };
    const canvas = { id: 'canvas/1', type: 'Canvas', items: [page(painting)], annotations: [page({ body, target: 'canvas/1#t=1,2' })] };
    const { annotations, problems } = read({ type: 'Manifest', label: { en: ['F'] }, items: [canvas] });
    expect([annotations.length, problems]).to.deep.equal([1, []]);
  });
  it('takes ends as outside: a note that ends where another begins does not overlap it', () => {
    const { annotations } = read(page({ body, target: '#t=1,2' }, { body, target: '#t=2,3' }));
    expect(annotations.map(({ start, end }) => [start, end])).to.deep.equal([[1, 2], [2, 3]]); // prettier-ignore
  });
});
