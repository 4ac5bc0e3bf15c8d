import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { type AnnotationsResult, MAX_NOTE, MAX_NOTES, readAnnotations } from '../../src/model/annotation.js';
import { simpleBody } from '../../src/model/simple-body.js';
import type { Cue } from '../../src/model/cue.js';
import { decodeBytes } from '../../src/model/encoding.js';
import { parseBody } from '../../src/model/markup.js';
import { anchorQuote } from '../../src/model/quote.js';
import { patience } from '../support/patience.js';

const CUES: Cue[] = ['Leave the gate open tonight', 'for whoever the river brings', 'Nobody came by the river', 'Leave the gate open'].map(
  (text, i) => ({ id: `${i}`, start: i * 10, end: i * 10 + 4, text, source: text }),
);
const read = (source: unknown, more = {}): AnnotationsResult =>
  readAnnotations(source, { decodeBytes, parseBody: simpleBody, anchorQuote, ...more });
const codes = (result: AnnotationsResult) => result.problems.map((problem) => problem.code);
const one = (more: object) => ({ type: 'Annotation', id: 'a', bodyValue: 'Text', target: 'film.mp4#t=1,2', ...more });
const page = (...items: unknown[]) => ({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage', items });
const first = (more: object, options = {}) => read(page(one(more)), options).annotations[0];
const quote = (exact: string, more = {}) => ({ source: 'en.vtt', selector: { type: 'TextQuoteSelector', exact, ...more } });
const time = (value: string) => ({ source: 'film.mp4', selector: { type: 'FragmentSelector', value } });

describe('readAnnotations', () => {
  it('reads a whole note', () => {
    const note = {
      type: 'Annotation',
      id: 'https://example.org/notes/1',
      label: 'The gate',
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: 'doors' },
        { type: 'TextualBody', purpose: 'classifying', value: 'Motif' },
        { type: 'TextualBody', purpose: 'commenting', format: 'text/html', language: 'en', value: '<p>It stays <em>open</em>.</p>' },
        { type: 'TextualBody', purpose: 'tagging', value: 'water' },
      ],
      target: { type: 'SpecificResource', source: 'film.mp4', selector: { type: 'FragmentSelector', value: 't=12.5,31' } },
      'fc:priority': 2,
      'fc:passage': 'p-7',
    };
    expect(read(page(note))).to.deep.equal({
      annotations: [
        {
          id: 'https://example.org/notes/1',
          start: 12.5,
          end: 31,
          title: 'The gate',
          body: [{ tag: 'p', children: ['It stays ', { tag: 'em', children: ['open'] }, '.'] }],
          text: 'It stays open.',
          category: 'Motif',
          tags: ['doors', 'water'],
          language: 'en',
          origin: 'authored',
          anchor: { type: 'time', start: 12.5, end: 31 },
          passage: 'p-7',
          priority: 2,
        },
      ],
      problems: [],
    });
  });

  describe('containers', () => {
    const ids = (source: unknown) => read(source).annotations.map((a) => a.id);
    it('reads a page, a list, one annotation, and text of these', () => {
      expect(ids(page(one({})))).to.deep.equal(['a']);
      expect(ids([one({}), one({ id: 'b' })])).to.deep.equal(['a', 'b']);
      expect(ids(one({}))).to.deep.equal(['a']);
      expect(ids('\uFEFF' + JSON.stringify(page(one({}))))).to.deep.equal(['a']);
    });
    it('reads a collection’s first page, and its name', () => {
      const result = read({ type: 'AnnotationCollection', label: { en: ['An essay'] }, first: page(one({})) });
      expect([result.label, result.annotations.length]).to.deep.equal(['An essay', 1]);
    });
    it('says when there are none', () => {
      for (const empty of [page(), [], {}, 'null', '3']) expect(codes(read(empty))).to.deep.equal(['no-annotations']);
    });
    it('says when the first page is at an address that starts nowhere', () =>
      expect(codes(read({ type: 'AnnotationCollection', first: 'page1.json' }))).to.deep.equal(['foreign-page', 'no-annotations']));
  });

  describe('what is no annotation file', () => {
    it('says so for nothing, a web page and broken JSON', () => {
      expect(codes(read('  \n'))).to.deep.equal(['empty-file']);
      expect(codes(read('<!DOCTYPE html><title>404</title>'))).to.deep.equal(['html-file']);
      expect(codes(read('{"items": [}'))).to.deep.equal(['not-json']);
      expect(codes(read('"' + 'x'.repeat(5_000_001) + '"'))).to.deep.equal(['file-too-large']);
    });
    it('reads bytes in the encoding they are in', () => {
      const utf8 = new TextEncoder().encode(JSON.stringify(page(one({ bodyValue: 'café' }))));
      expect(read(utf8).annotations[0]!.text).to.equal('café');
      expect(read(utf8.buffer).annotations[0]!.text).to.equal('café');
      const latin = Uint8Array.from(JSON.stringify(one({ bodyValue: 'café' })), (c) => c.charCodeAt(0));
      expect(read(latin).annotations[0]!.text).to.equal('café');
      expect(codes(read(new Uint8Array(0)))).to.deep.equal(['empty-file']);
      expect(codes(read(new Uint8Array(20_000_001)))).to.deep.equal(['file-too-large']);
    });
    it('names the line of broken JSON and the file', () => {
      const [problem] = read('\n{\n  "items": [\n  ]]\n}', { source: 'notes.json' }).problems;
      expect([problem!.line, problem!.source, problem!.severity]).to.deep.equal([4, 'notes.json', 'error']);
      expect(read('\uFEFF\n{"items": [\n').problems[0]?.line, 'one that breaks off: its last').to.equal(2);
    });
  });

  describe('places', () => {
    it('reads the time of a target in all its forms', () => {
      const forms = ['film.mp4#t=1,2', { id: 'film.mp4#t=1,2', type: 'Video' }, time('t=1,2'), time('#t=npt:1,2'), { source: 'film.mp4#t=1,2' }, [time('t=1,2')], { source: 'film.mp4', selector: [{ type: 'FragmentSelector', value: 'xywh=0,0,1,1&t=1,2' }] }]; // prettier-ignore
      for (const target of forms) expect(first({ target })?.start, JSON.stringify(target)).to.equal(1);
    });
    it('places a note by its quotation', () => {
      const note = first({ target: quote('whoever the river brings', { prefix: 'for ' }) }, { cues: CUES });
      expect([note!.start, note!.end]).to.deep.equal([10, 14]);
      expect(note!.anchor).to.deep.equal({ type: 'quote', exact: 'whoever the river brings', prefix: 'for ' });
    });
    it('prefers the quotation where there is also a time, which decides between repeats', () => {
      const both = [time('t=29,33'), quote('Leave the gate open')];
      expect(first({ target: both }, { cues: CUES })!.start).to.equal(30);
      const refined = { source: 'canvas', selector: { type: 'FragmentSelector', value: 't=2,3', refinedBy: { type: 'TextQuoteSelector', exact: 'Leave the gate open' } } }; // prettier-ignore
      expect(first({ target: refined }, { cues: CUES })!.start).to.equal(0);
    });
    it('falls back to the time where the words are not there', () => {
      const result = read(page(one({ target: [time('t=7,9'), quote('no such words at all')] })), { cues: CUES });
      expect([result.annotations[0]!.start, result.problems]).to.deep.equal([7, []]);
      expect(first({ target: [time('t=7,9'), quote('Nobody came')] })!.start, 'without subtitles').to.equal(7);
    });
    it('never shows a note whose words are nowhere', () => {
      const result = read(page(one({ target: quote('no such words at all') })), { cues: CUES });
      expect(result.annotations).to.deep.equal([]);
      expect(result.unplaced!.map((a) => a.id)).to.deep.equal(['a']);
      expect(result.problems[0]).to.deep.include({ code: 'quote-not-found', severity: 'warning' });
      expect(result.problems[0]!.detail).to.deep.equal({ id: 'a', quotation: 'no such words at all' });
    });
    it('keeps a quotation for later where there are no subtitles', () => {
      const result = read(page(one({ target: quote('Nobody came') })));
      expect([result.annotations.length, result.unplaced!.length, codes(result)]).to.deep.equal([0, 1, ['quote-unresolved']]);
    });
    it('suspects another film where most quotations are missing', () => {
      const notes = ['nobody came by', 'a b c', 'd e f', 'g h i'].map((exact, i) => one({ id: `${i}`, target: quote(exact) }));
      const result = read(page(...notes), { cues: CUES });
      expect(result.problems[3]).to.deep.include({ code: 'quotes-do-not-match', severity: 'error', detail: { lost: 3, quotes: 4 } });
      expect(codes(read(page(...notes.slice(1)), { cues: CUES }))).not.to.include('quotes-do-not-match');
    });
    it('repairs a moment, and refuses times that are none', () => {
      expect(codes(read(page(one({ target: 'film.mp4#t=5,5' }))))).to.deep.equal(['empty-time']);
      expect(first({ target: 'film.mp4#t=5' })).to.deep.include({ start: 5, end: 9 });
      for (const value of ['t=9,5', 't=-3,5', 't=NaN,5', 't=abc', 't=,'])
        expect(codes(read(page(one({ target: time(value) })))), value).to.deep.equal(['bad-time']);
    });
    it('takes the first of several places and says so', () => {
      const result = read(page(one({ target: [time('t=1,2'), time('t=5,6')] })));
      expect([result.annotations[0]!.start, codes(result)]).to.deep.equal([1, ['several-places']]);
    });
  });

  describe('bodies', () => {
    it('reads strings, single bodies and lists, and prefers the commenting one', () => {
      expect(first({ bodyValue: 'Plain' })!.text).to.equal('Plain');
      expect(first({ bodyValue: undefined, body: 'Plain' })!.text).to.equal('Plain');
      expect(first({ body: { value: 'One' } })!.text).to.equal('One');
      expect(
        first({
          body: [
            { purpose: 'describing', value: 'D' },
            { purpose: 'commenting', value: 'C' },
          ],
        })!.text,
      ).to.equal('C');
      expect(
        first({
          body: [
            { purpose: 'linking', value: 'no' },
            { purpose: 'describing', value: 'D' },
          ],
        })!.text,
      ).to.equal('D');
    });
    it('chooses the wanted language, then English, then the first', () => {
      const choice = (...languages: string[]) => ({ body: { type: 'Choice', items: languages.map((language) => ({ type: 'TextualBody', value: language, language })) } }); // prettier-ignore
      expect(first(choice('fr', 'en-GB', 'de'))!.text).to.equal('en-GB');
      expect(first(choice('fr', 'en', 'de'), { language: 'de-AT' })!.text).to.equal('de');
      expect(first(choice('fr', 'de'))!.text).to.equal('fr');
      expect(first({ label: { ru: ['Дом'], en: ['House'] } })!.title).to.equal('House');
    });
    it('takes our own terms by prefix, by name, and by the prefix the file declares', () => {
      expect(first({ 'fc:category': 'Light' })!.category).to.equal('Light');
      expect(first({ 'urn:film-commentary:ns:priority': 3 })!.priority).to.equal(3);
      expect(first({ 'fc:spoilsUpTo': 90 })!.spoilsUpTo).to.equal(90);
      for (const wrong of ['90', -1, null]) expect(first({ 'fc:spoilsUpTo': wrong })).to.not.have.property('spoilsUpTo');
      expect(first({ '@context': { x: 'urn:film-commentary:ns:' }, 'x:priority': 4 })).to.not.have.property('priority');
      const own = { ...page(one({ 'x:priority': 4 })), '@context': ['a', { x: 'urn:film-commentary:ns:' }] };
      expect(read(own).annotations[0]!.priority).to.equal(4);
    });
    it('leaves a body for later where the parser at hand cannot read it', () => {
      const result = read(page(one({ bodyValue: undefined, body: { format: 'text/markdown', value: '**So**' } })));
      expect([result.deferred, result.annotations[0]!.text]).to.deep.equal([{ bodies: true, quotes: false }, '']);
      expect(read(page(one({})))).not.to.have.property('deferred');
    });
    it('leaves quotations for later where nothing is at hand to look for them', () => {
      const quoting = page(one({ target: quote('Leave the gate open') }), one({ id: 'b' }));
      const result = readAnnotations(quoting, { parseBody: simpleBody, cues: CUES });
      expect(result.deferred).to.deep.equal({ bodies: false, quotes: true });
      expect([result.annotations.map(({ id }) => id), result.problems]).to.deep.equal([['b'], []]);
      expect(readAnnotations(page(one({})), { parseBody: simpleBody, cues: CUES }), 'none is quoted').not.to.have.property('deferred');
    });
    it('cuts a note that is a book', () => {
      const result = read(page(one({ bodyValue: 'x'.repeat(MAX_NOTE + 1) })));
      expect([result.annotations[0]!.text.length, codes(result)]).to.deep.equal([MAX_NOTE + 1, ['note-too-long']]);
    });
    it('cuts titles, categories and tags that are texts', () => {
      const [long, body] = ['x'.repeat(301), [{ type: 'TextualBody', value: 'Text' }]];
      const named = (purpose: string) => one({ body: [...body, { type: 'TextualBody', purpose, value: long }] });
      for (const note of [one({ label: long }), named('classifying'), named('tagging')]) {
        const result = read(page(note));
        const { title, category, tags } = result.annotations[0]!;
        expect([Math.max(...[title, category, ...tags].map((name) => name?.length ?? 0)), codes(result)]).to.deep.equal([300, ['name-too-long']]); // prettier-ignore
      }
    });
    it('leaves out what a note has too many of', () => {
      const tags = Array.from({ length: 250 }, (_, i) => ({ type: 'TextualBody', purpose: 'tagging', value: `${i}` }));
      const result = read(page(one({ body: [{ type: 'TextualBody', value: 'Text' }, ...tags] })));
      expect([result.annotations[0]!.tags.length, codes(result)]).to.deep.equal([199, ['too-many-bodies']]);
    });
    it('tells of a note with more markup, or deeper, than is kept', () => {
      const deep = `${'<q>'.repeat(40)}Words.`;
      const many = '*a* '.repeat(3000);
      for (const [format, value] of [
        ['text/html', deep],
        ['text/html', `${'<div>'.repeat(200)}Words.`],
        ['text/markdown', many],
      ]) {
        // prettier-ignore
        const result = read(page(one({ body: { type: 'TextualBody', format, value } })), { parseBody });
        expect(codes(result)).to.deep.equal(['markup-left-out']);
        expect(result.annotations[0]!.text).to.match(/^(?:Words\.|(?:a ?|\*a\* ?)+)$/);
      }
    });
  });

  describe('broken and hostile files', () => {
    it('keeps the good notes beside broken ones', () => {
      const result = read(
        page(one({ id: 'good' }), null, 7, 'x', {}, one({ target: 'film.mp4' }), one({ bodyValue: '' }), one({ id: 'also' })),
      );
      expect(result.annotations.map((a) => a.id)).to.deep.equal(['good', 'also']);
      expect(codes(result)).to.deep.equal(Array(6).fill('bad-annotation'));
      expect(result.problems.map((p) => p.detail!['index'])).to.deep.equal([1, 2, 3, 4, 5, 6]);
    });
    it('makes equal ids differ, and makes up missing ones', () => {
      const result = read(page(one({}), one({}), one({ id: 'a~2' }), one({ id: undefined })));
      expect(result.annotations.map((a) => a.id)).to.deep.equal(['a', 'a~2', 'a~2~2', 'note-4']);
      expect(codes(result)).to.deep.equal(['duplicate-id', 'duplicate-id']);
    });
    it('gives the notes by time, equal ones as in the file', () => {
      const notes = [one({ id: 'c', target: '#t=9,10' }), one({ id: 'a' }), one({ id: 'b' })];
      expect(read(notes).annotations.map((a) => a.id)).to.deep.equal(['a', 'b', 'c']);
    });
    it('reads the first ten thousand', () => {
      const result = read(Array.from({ length: MAX_NOTES + 5 }, () => one({})));
      expect([result.annotations.length, codes(result)[0]]).to.deep.equal([MAX_NOTES, 'too-many-notes']);
    });
    it('is quick for notes that are made to be slow', () => {
      for (const piece of ['<p ', '<p', '<', '</a ', '<p ="', 'x<', '\ud83c', '<em>']) {
        const notes = Array.from({ length: 4 }, () => one({ bodyValue: piece.repeat(1_000_000 / piece.length) }));
        const before = performance.now();
        expect(read(page(...notes)).annotations.length, piece).to.be.within(0, 4);
        expect(performance.now() - before, piece).to.be.lessThan(patience(1500));
      }
    });
    it('is quick for Markdown with thousands of line breaks', () => {
      const body = { format: 'text/markdown', value: `a${'\n'.repeat(19_900)}b` };
      const notes = Array.from({ length: 100 }, () => one({ bodyValue: undefined, body }));
      const before = performance.now();
      expect(read(page(...notes)).annotations[0]!.text).to.equal('a\nb');
      expect(performance.now() - before).to.be.lessThan(patience(1500));
      expect(simpleBody('\n\na\n\nb\n\n\n', 'text/markdown')).to.deep.equal(simpleBody('a\n\nb', 'text/markdown'));
      expect(simpleBody('a\n', 'text/markdown')).to.deep.equal(simpleBody('a', 'text/markdown'));
    });
    it('cuts a long note before a tag, and not within a character', () => {
      const text = (end: string) => first({ bodyValue: 'x'.repeat(MAX_NOTE - 3) + end.padEnd(9, 'y') })!.text.slice(MAX_NOTE - 4);
      expect([text('a<em>b'), text('a <b'), text('ab🎬')]).to.deep.equal(['xa…', 'xa …', 'xab…']);
    });
    it('is not touched by keys that mean something to objects', () => {
      const result = read('{"__proto__":{"items":[1]},"constructor":{"prototype":{"x":1}},"type":"AnnotationPage","items":[{"__proto__":{"bodyValue":"evil"},"target":"#t=1,2","label":{"__proto__":"x","en":"T"}}]}'); // prettier-ignore
      expect(result.annotations[0]).to.deep.include({ title: 'T', text: '' });
      expect({}).not.to.have.property('x');
    });
    it('never throws, whatever the file', () => {
      const names = fc.constantFrom('items', 'type', 'target', 'body', 'value', 'selector', 'refinedBy', 'exact', 'source', 'label', 'id', 'first', '@context', 'purpose', 'language', '__proto__'); // prettier-ignore
      const words = fc.constantFrom('Annotation', 'AnnotationPage', 'Choice', 't=1,2', '#t=x', 'commenting', 'Leave the gate', 'fc:');
      const { tree } = fc.letrec((tie) => ({
        tree: fc.oneof(
          { maxDepth: 6 },
          words,
          fc.constantFrom<unknown>(null, 0, NaN, true, ''),
          fc.array(tie('tree'), { maxLength: 4 }),
          fc.dictionary(names, tie('tree'), { maxKeys: 6 }),
        ),
      }));
      const check = (source: unknown) => {
        const result = read(source, { cues: CUES });
        for (const { start, end } of result.annotations) expect(start < end).to.equal(true);
      };
      fc.assert(fc.property(tree, check), { numRuns: 500 });
      fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), check));
    });
  });
});

describe('simpleBody', () => {
  it('reads plain text, plain HTML and Markdown without marks', () => {
    expect(simpleBody('One\n\nTwo', 'text/plain')).to.have.length(2);
    expect(simpleBody('<p>One</p>', 'text/html')).to.have.length(1);
    expect(simpleBody('It was 1974; nobody came.', 'text/markdown')).to.have.length(1);
  });
  it('reads emphasis in Markdown', () => {
    const em = (...children: string[]) => ({ tag: 'em', children });
    expect(simpleBody('In *The Mirror*, so.\n\n(*Zerkalo*)', 'text/markdown')).to.deep.equal([
      { tag: 'p', children: ['In ', em('The Mirror'), ', so.'] },
      { tag: 'p', children: ['(', em('Zerkalo'), ')'] },
    ]);
  });
  it('leaves what may be more to a parser', () => {
    expect(simpleBody('<p class="x">One</p>', 'text/html')).to.equal(null);
    for (const markdown of [
      '**so**',
      '* so *',
      '*so',
      'a*so*b',
      '_so_',
      '*a*b*',
      '1.',
      'a  \nb',
      '# So',
      '- so',
      '1. so',
      '> so',
      '`so`',
      'a\nb',
      '    so',
      'www.so.org',
      'so &amp; so',
      '[so]',
    ])
      expect(simpleBody(markdown, 'text/markdown'), markdown).to.equal(null);
  });
});

describe('readAnnotations of a note that links to its passage', () => {
  const passageOf = (...bodies: object[]) =>
    readAnnotations({ type: 'Annotation', body: [{ type: 'TextualBody', value: 'So.' }, ...bodies], target: 'film.mp4#t=1,2' }, { parseBody: simpleBody }).annotations[0]?.passage; // prettier-ignore
  const link = (selector: unknown, source: unknown = { id: 'https://example.org/essay.html', type: 'Text' }) => ({ type: 'SpecificResource', purpose: 'linking', source, selector }); // prettier-ignore

  it('knows it by the fragment, by its words, or by both', () => {
    const fragment = { type: 'FragmentSelector', value: 'p-7' };
    const quote = { type: 'TextQuoteSelector', exact: 'a self-made, empty road' };
    expect(passageOf(link(fragment))).to.equal('https://example.org/essay.html#p-7');
    expect(passageOf(link(quote, 'essay.html'))).to.equal('essay.html#:~:text=a%20self%2Dmade%2C%20empty%20road');
    expect(passageOf(link([fragment, quote]))).to.equal('https://example.org/essay.html#p-7:~:text=a%20self%2Dmade%2C%20empty%20road');
  });
  it('bears half a pair of surrogates', () => {
    expect(passageOf(link({ type: 'TextQuoteSelector', exact: 'so \ud800' }, ''))).to.equal('#:~:text=so%20');
  });
  it('knows none of a link to something whole', () => {
    expect(passageOf({ type: 'SpecificResource', purpose: 'linking', source: 'https://example.org/lamps#history' })).to.equal(undefined);
    expect(passageOf({ type: 'SpecificResource', purpose: 'commenting', selector: { type: 'FragmentSelector', value: 'p-7' } })).to.equal(undefined); // prettier-ignore
    expect(passageOf(link([null, 3, { type: 'FragmentSelector', value: 7 }], null))).to.equal(undefined);
  });
});
