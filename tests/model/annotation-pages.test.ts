import { expect } from '@open-wc/testing';
import { parseAnnotations } from '../../src/model/annotation-file.js';

const BASE = 'https://example.org/essay/collection.json';
const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { mine: 'urn:film-commentary:ns:' }];
const note = { id: 'urn:1', type: 'Annotation', body: 'Words.', target: { selector: { type: 'FragmentSelector', value: 't=1,5' } } };
const collection = (more: object) =>
  parseAnnotations({ '@context': CONTEXT, type: 'AnnotationCollection', label: 'Essay', ...more }, { base: BASE });

describe('parseAnnotations: pages that are files of their own', () => {
  it('reads an index of times, by start, addresses from the file’s own', () => {
    const { further, problems, annotations, label } = collection({
      total: 70,
      'mine:pageIndex': [
        { id: '/late.json', 'mine:covers': 't=60,120' },
        { id: 'early.json', 'mine:covers': 't=0,0:01:02.5', 'mine:count': 20 },
      ],
    });
    expect(further).to.deep.equal({
      index: [
        { url: 'https://example.org/essay/early.json', start: 0, end: 62.5, count: 20 },
        { url: 'https://example.org/late.json', start: 60, end: 120 },
      ],
      total: 70,
    });
    expect([problems, annotations, label]).to.deep.equal([[], [], 'Essay']);
  });
  it('takes a page that does not say what it covers for one of any moment', () => {
    const { further } = collection({ 'fc:pageIndex': [{ id: 'a.json' }, { id: 'b.json', 'fc:covers': 'soon' }] });
    expect(further?.index.map(({ start, end }) => [start, end])).to.deep.equal([[0, Infinity], [0, Infinity]]); // prettier-ignore
  });
  it('leaves out the page that is in the file itself', () => {
    const { further, annotations } = collection({
      first: { id: 'one.json', type: 'AnnotationPage', items: [note], next: 'two.json' },
      'fc:pageIndex': [{ id: 'one.json', 'fc:covers': 't=0,9' }, { id: 'two.json', 'fc:covers': 't=9,20' }],
    }); // prettier-ignore
    expect(annotations).to.have.length(1);
    expect(further?.index.map(({ url }) => url)).to.deep.equal(['https://example.org/essay/two.json']);
  });
  it('names the first page of a plain collection, and the next of a page', () => {
    expect(collection({ first: 'one.json' }).further).to.deep.equal({ index: [], next: 'https://example.org/essay/one.json' });
    const page = parseAnnotations({ type: 'AnnotationPage', items: [note], next: { id: 'two.json' } }, { base: BASE });
    expect(page.further?.next).to.equal('https://example.org/essay/two.json');
  });
  for (const [what, next] of [
    ['another server', 'https://elsewhere.example/two.json'],
    ['another port', 'https://example.org:8443/two.json'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:application/json,{}'],
    ['no address at all', 7],
  ] as const)
    it(`does not follow a page to ${what}`, () => {
      const { further, problems } = parseAnnotations({ type: 'AnnotationPage', items: [note], next }, { base: BASE });
      expect(further).to.equal(undefined);
      expect(problems.map(({ code }) => code)).to.deep.equal(['foreign-page']);
    });
  it('has none where all is in the file', () => expect(parseAnnotations([note], { base: BASE }).further).to.equal(undefined));
  it('stops at twenty thousand pages, and says so', () => {
    const index = Array.from({ length: 20_001 }, (_, i) => ({ id: `${i}.json`, 'fc:covers': `t=${i},${i + 1}` }));
    const { further, problems } = collection({ 'fc:pageIndex': index });
    expect(further?.index).to.have.length(20_000);
    expect(problems.map(({ code }) => code)).to.deep.equal(['too-many-pages']);
  });
});
