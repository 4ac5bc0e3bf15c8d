import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import type { Annotation } from '../../src/model/annotation.js';
import { formatAnnotations, parseAnnotations } from '../../src/model/annotation-file.js';
import type { Cue } from '../../src/model/cue.js';
import { parseHtml } from '../../src/model/markup.js';
import { textOf } from '../../src/model/rich-text.js';

const note = (more: Partial<Annotation> = {}): Annotation => {
  const body = more.body ?? parseHtml('<p>It <em>stays</em> open.</p>');
  return { id: 'a', start: 1, end: 2.5, text: textOf(body), tags: [], origin: 'authored', anchor: { type: 'time', start: 1, end: 2.5 }, ...more, body }; // prettier-ignore
};
const roundTrip = (...notes: Annotation[]) => parseAnnotations(formatAnnotations(notes, 'w3c').text);

describe('parseAnnotations', () => {
  const one = (format: string, value: string, base?: string) =>
    parseAnnotations({ type: 'Annotation', body: { format, value }, target: '#t=1,2' }, { base }).annotations[0]!;
  it('reads every format of text', () => {
    expect(one('text/markdown', 'It *stays* open.').text).to.equal('It stays open.');
    expect(one('text/html', '<p class=x>It stays open.').text).to.equal('It stays open.');
    expect(one('text/plain', '*It*').text).to.equal('*It*');
  });
  it('resolves links against the file', () => {
    expect(one('text/markdown', '[t](b.html)', 'https://example.org/notes/a.json').body).to.deep.equal([
      { tag: 'p', children: [{ tag: 'a', attributes: { href: 'https://example.org/notes/b.html' }, children: ['t'] }] },
    ]);
  });
  it('lets nothing run', () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(1)</script><a href="javascript:alert(1)">t</a>';
    expect(JSON.stringify(one('text/html', hostile).body)).not.to.match(/script|alert|onerror/);
  });
});

describe('formatAnnotations', () => {
  it('writes what parseAnnotations reads back', () => {
    const full = note({
      title: 'T',
      category: 'C',
      tags: ['x', 'y'],
      language: 'en',
      origin: 'aligned',
      passage: 'p-1',
      priority: 2, // prettier-ignore
      anchor: { type: 'quote', exact: 'leave the gate', prefix: 'so ', suffix: ' open', near: 1, language: 'en' },
    });
    expect(roundTrip(full)).to.deep.equal({ annotations: [full], problems: [] });
  });
  it('writes quotations that find their place again in other subtitles', () => {
    const cue: Cue = { id: '1', start: 40, end: 44, text: 'Leave the gate open', source: '' };
    const { text } = formatAnnotations([note({ anchor: { type: 'quote', exact: 'leave the gate' } })], 'w3c');
    expect(parseAnnotations(text, { cues: [cue] }).annotations[0]!.start).to.equal(40);
  });
  it('says which note has no time that can be written', () => {
    const { text, problems } = formatAnnotations([note({ end: NaN }), note({ start: -1 }), note({ end: Infinity }), note({ end: 1.0001 })], 'w3c'); // prettier-ignore
    expect(problems.map((problem) => problem.code)).to.deep.equal(Array(4).fill('bad-time'));
    expect(JSON.parse(text).items).to.deep.equal([]);
  });
  it('keeps any text through a round trip', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b ', '<', '&', '*', '"', '\n\n', 'é', '🎬'), minLength: 1 });
    const source = fc.tuple(fc.constantFrom('p', 'blockquote', 'em', 'li'), words).map(([tag, text]) => `<${tag}>${text.replace(/</g, '&lt;')}</${tag}>z`); // prettier-ignore
    fc.assert(
      fc.property(source, fc.integer({ min: 0, max: 1e7 }), (html, ms) => {
        const body = parseHtml(html);
        const one = note({ body, start: ms / 1000, end: (ms + 500) / 1000 });
        const [read] = roundTrip(one).annotations;
        expect([read!.body, read!.text, read!.start, read!.end]).to.deep.equal([one.body, one.text, one.start, one.end]);
      }),
    );
  });
});
