import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import type { Annotation } from '../../src/model/annotation.js';
import type { FormatAnnotationsOptions } from '../../src/model/annotation-export.js';
import { type AnnotationFormat, formatAnnotations, parseAnnotations } from '../../src/model/annotation-file.js';
import { parseHtml } from '../../src/model/markup.js';
import { textOf } from '../../src/model/rich-text.js';
import { cue, FULL, note } from '../support/build.js';

const write = (notes: readonly Annotation[], format: AnnotationFormat, options?: FormatAnnotationsOptions) => {
  const { text, problems } = formatAnnotations(notes, format, options);
  return { text, problems, codes: problems.map(({ code }) => code) };
};
const rich = (html: string): Partial<Annotation> => ({ body: parseHtml(html), text: textOf(parseHtml(html)) });
const full = note('a', 1, 2.5, {
  ...FULL,
  ...rich('<p>It <em>stays</em> open.</p>'),
  anchor: { ...FULL.anchor, language: 'en' },
});

describe('formatAnnotations, as WebVTT metadata', () => {
  it('is read back as the same notes, with the name of the set', () => {
    const { text, problems } = write([full, note('b', 3, 4)], 'vtt', { label: 'The essay' });
    expect(problems).to.deep.equal([]);
    expect(parseAnnotations(text)).to.deep.equal({ annotations: [full, note('b', 3, 4)], problems: [], label: 'The essay' });
  });
  it('has a cue a note, in the order of time, its id that of the note, its text one line', () => {
    const { text } = write([note('b', 3, 4), note('a', 1, 2, rich('<p>One</p><p>Two</p>'))], 'vtt');
    const cues = text.split('\n\n').slice(2);
    expect(cues.map((one) => one.trim().split('\n').slice(0, 2))).to.deep.equal([['a', '00:00:01.000 --> 00:00:02.000'], ['b', '00:00:03.000 --> 00:00:04.000']]); // prettier-ignore
    expect(cues.every((one) => one.trim().split('\n').length === 3)).to.be.true;
  });
  it('has no arrow in a cue’s text or id, nor in its head', () => {
    const arrows = note('a --> b', 1, 2, { ...rich('<p>from --&gt; to</p>'), title: '-->', tags: ['-->'] });
    const { text } = write([arrows], 'vtt', { label: 'here --> there' });
    expect(text.match(/-->/g)).to.have.length(1);
    expect(parseAnnotations(text).annotations).to.deep.equal([arrows]);
  });
});

describe('parseAnnotations, of WebVTT metadata', () => {
  const cueOf = (payload: string) => `WEBVTT\n\nn1\n00:01.000 --> 00:02.000\n${payload}\n`;
  it('reads plain members, too', () => {
    const { annotations } = parseAnnotations(cueOf('{"title":"T","text":"A note","tags":["x"],"quote":{"exact":"leave the gate"}}'));
    expect(annotations[0]).to.deep.include({ id: 'n1', start: 1, end: 2, title: 'T', text: 'A note', tags: ['x'], anchor: { type: 'quote', exact: 'leave the gate', near: 1 } }); // prettier-ignore
  });
  it('takes a text that is no JSON as it is, and says so', () => {
    const { annotations, problems } = parseAnnotations(`${cueOf('{"text":"A note"}')}\n00:03.000 --> 00:04.000\nA <i>plain</i> one\n`);
    expect([annotations[1]!.text, problems.map(({ code }) => code)]).to.deep.equal(['A plain one', ['no-json']]);
  });
  it('takes subtitles for what they are', () => {
    const { annotations, problems } = parseAnnotations(cueOf('Leave the gate open.'));
    expect([annotations, problems.map(({ code, severity }) => [code, severity])]).to.deep.equal([[], [['subtitles-file', 'error']]]);
  });
  it('lets nothing run', () => {
    const { annotations } = parseAnnotations(
      cueOf(JSON.stringify({ body: { format: 'text/html', value: '<img src=x onerror=alert(1)>ok' } })),
    );
    expect(JSON.stringify(annotations[0]!.body)).not.to.contain('onerror');
  });
});

describe('formatAnnotations, as Hypothesis has it', () => {
  const film = 'https://example.org/film.html';
  const rows = (notes: readonly Annotation[], options: FormatAnnotationsOptions = { film, cues: [cue(0, 100)] }) => {
    const { text, codes, problems } = write(notes, 'hypothesis', options);
    return { rows: JSON.parse(text).rows, text, codes, problems };
  };
  it('has a uri, a text in Markdown, tags, and selectors of words and of time', () => {
    expect(rows([full]).rows).to.deep.equal([
      {
        id: 'a',
        uri: film,
        text: '# Note a\n\nIt *stays* open.',
        tags: ['Echo', 'x', 'y'],
        target: [{ source: film, selector: [{ type: 'TextQuoteSelector', exact: 'leave the gate', prefix: 'so ', suffix: ' open' }, { type: 'MediaTimeSelector', start: 1, end: 2.5 }] }], // prettier-ignore
      },
    ]);
  });
  it('is read back as the same notes, but for what it says it has no place for', () => {
    const { text, problems } = rows([full]);
    expect(problems.map(({ code, message }) => code + message.match(/the (\w+) of/)?.[1])).to.deep.equal(['category-as-tagundefined', 'not-writtenorigin', 'not-writtenpassage', 'not-writtenpriority', 'not-writtenlanguage', 'not-writtenlanguage']); // prettier-ignore
    const { category: _category, language: _language, passage: _passage, priority: _priority, ...kept } = full;
    const { language: _quoted, ...anchor } = full.anchor as { language?: string };
    expect(parseAnnotations(text).annotations).to.deep.equal([{ ...kept, anchor, origin: 'authored', tags: ['Echo', 'x', 'y'] }]);
  });
  it('has times within subtitles, because Hypothesis finds no others', () => {
    const cues = [cue(10, 12), cue(20, 22)];
    const time = (start: number, end: number) => rows([note('a', start, end)], { film, cues }).rows[0].target[0].selector.at(-1);
    expect(time(10, 11)).to.include({ start: 10, end: 11 });
    expect(time(5, 11)).to.include({ start: 10, end: 11 });
    expect(time(11, 15)).to.include({ start: 11, end: 11.999 });
    expect(time(18, 21)).to.include({ start: 20, end: 21 });
    expect(time(30, 40)).to.include({ start: 20, end: 21.999 });
    expect(time(13, 14)).to.include({ start: 10, end: 11.999 });
    expect(time(18, 19)).to.include({ start: 20, end: 21.999 });
    expect(rows([note('a', 5, 11)], { film, cues }).codes).to.deep.equal(['moved-to-subtitle']);
    expect(rows([note('a', 5, 11)], { film }).codes).to.deep.equal(['times-between-subtitles']);
  });
  it('keeps any text of paragraphs, emphasis, links, quotations and lists through a round trip', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b ', '*', '_', '#', '`', '[', '](', '<', '&amp;', '1. ', '- ', '\\', '>', 'é'), minLength: 1 }); // prettier-ignore
    const html = fc.tuple(fc.constantFrom('p', 'blockquote', 'em', 'strong', 'li', 'h2', 'code'), words).map(([tag, text]) => `<p>y</p><${tag}>x${text.replaceAll('<', '&lt;')}</${tag}>z`); // prettier-ignore
    fc.assert(
      fc.property(html, (html) => {
        const one = note('a', 1, 2, rich(html));
        const { text, codes } = rows([one]);
        const [read] = parseAnnotations(text).annotations;
        if (codes.includes('text-changed')) expect(read!.text.replaceAll(/\s/g, '')).to.equal(one.text.replaceAll(/\s/g, ''));
        else expect([read!.body, read!.text]).to.deep.equal([one.body, one.text]);
      }),
    );
  });
});

describe('parseAnnotations, of what Hypothesis answers', () => {
  const row = { id: 'x1', uri: 'https://example.org/', text: 'A *note*', tags: ['t'], user: 'acct:a@b', references: [], target: [{ source: 'https://example.org/', selector: [{ type: 'RangeSelector' }, { type: 'TextPositionSelector', start: 1, end: 9 }, { type: 'TextQuoteSelector', exact: 'leave the gate' }, { type: 'MediaTimeSelector', start: 5, end: 8 }] }] }; // prettier-ignore
  it('reads an answer, a list and a single annotation', () => {
    for (const file of [{ total: 1, rows: [row] }, [row], row]) {
      const [one] = parseAnnotations(JSON.stringify(file)).annotations;
      expect(one).to.deep.include({ id: 'x1', start: 5, end: 8, text: 'A note', tags: ['t'], anchor: { type: 'quote', exact: 'leave the gate', near: 5 } }); // prettier-ignore
      expect(parseAnnotations(file).annotations).to.deep.equal([one]);
    }
  });
  it('leaves answers to others out, and notes of the whole page, and says so', () => {
    const { annotations, problems } = parseAnnotations({ rows: [{ ...row, references: ['x0'] }, { ...row, target: [{ source: 'https://example.org/' }] }] }); // prettier-ignore
    expect([annotations, problems.map(({ code }) => code)]).to.deep.equal([[], ['reply', 'bad-annotation']]);
  });
  it('says when there are none', () => expect(parseAnnotations({ total: 0, rows: [] }).problems.map(({ code }) => code)).to.deep.equal(['no-annotations'])); // prettier-ignore
});

describe('formatAnnotations, as a table', () => {
  it('is read back as the same notes', () => {
    const { text, problems } = write([full, note('b', 3, 3600.001, { title: undefined })], 'csv');
    expect(problems).to.deep.equal([]);
    const { title: _title, ...untitled } = note('b', 3, 3600.001);
    expect(parseAnnotations(text)).to.deep.equal({ annotations: [full, untitled], problems: [] });
  });
  it('has a mark of UTF-8, a head, and times that no spreadsheet takes for thousands', () => {
    const { text } = write([note('a', 62.5, 3663)], 'csv');
    expect(text).to.match(/^\ufeffid,start,end,title,text,/);
    expect(text).to.contain('\r\na,00:01:02.500,01:01:03.000,');
  });
  it('has no formula in any cell, and gives the words back', () => {
    for (const text of ['=HYPERLINK("http://x")', '+1', '-1+2', '@SUM(A1)', "'=1", '\t=1', '＝1'].map((words) => words.trim() || words)) {
      const hostile = note(text, 1, 2, { title: text, tags: [text], ...rich(`<p>${text}</p>`) });
      const written = write([hostile], 'csv').text;
      for (const cell of written.split('\r\n')[1]!.split(/,(?=")|,/)) expect(cell.replace(/^"/, ''), text).not.to.match(/^[=+\-@＝]/);
      expect(parseAnnotations(written).annotations[0]).to.deep.equal(hostile);
    }
  });
  it('says which tags it changed', () => {
    const { text, codes } = write([note('a', 1, 2, { tags: ['one; two', 'three'] })], 'csv');
    expect([codes, parseAnnotations(text).annotations[0]!.tags]).to.deep.equal([['tags-changed'], ['one, two', 'three']]);
  });
  it('keeps any words through a round trip', () => {
    const words = fc.string({ unit: fc.constantFrom('a', ' b', '"', ',', ';', "'", '=', '-', 'é', '🎬', '|'), minLength: 1 }).map((text) => `${text}x`.trim()); // prettier-ignore
    fc.assert(
      fc.property(words, words, (title, exact) => {
        const one = note('a', 1, 2, { title, anchor: { type: 'quote', exact, near: 1 } });
        expect(parseAnnotations(write([one], 'csv').text).annotations).to.deep.equal([one]);
      }),
    );
  });
});

describe('parseAnnotations, of a table', () => {
  const read = (text: string) => parseAnnotations(text).annotations.map(({ start, end, text }) => [start, end, text]);
  it('reads commas, semicolons and tabs, and times as people write them', () => {
    expect(read('start,end,note\n1:02,1:05,"One, two"\n')).to.deep.equal([[62, 65, 'One, two']]);
    expect(read('Von Hand;Start;End;Text\nx;62,5;65;One\n')).to.deep.equal([[62.5, 65, 'One']]);
    expect(read('sep=;\nstart;text\n00:01:02,500;One\n')).to.deep.equal([[62.5, 66.5, 'One']]);
    expect(read('Time\tComment\r\n0:10\tOne\r\n\r\n')).to.deep.equal([[10, 14, 'One']]);
  });
  it('reads bytes of spreadsheets: UTF-8 with its mark, UTF-16, windows-1252', () => {
    const text = 'start,end,text\r\n1,2,Éclair\r\n';
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])]);
    const latin = new Uint8Array([...text].map((c) => c.charCodeAt(0)));
    for (const bytes of [new TextEncoder().encode(`\ufeff${text}`), utf16, latin]) expect(parseAnnotations(bytes).annotations[0]!.text).to.equal('Éclair'); // prettier-ignore
  });
  it('reads lines within a cell, and HTML or Markdown where the format says so', () => {
    const { annotations } = parseAnnotations('start,text,format\n1,"One\n\ntwo",\n2,<p>It <em>stays</em></p>,html\n3,*It*,markdown\n');
    expect(annotations.map(({ text }) => text)).to.deep.equal(['One\ntwo', 'It stays', 'It']);
  });
  it('says what cannot be read, and keeps the rest', () => {
    const { annotations, problems } = parseAnnotations('start,end,text\n5,2,Backwards\nsoon,9,When?\n7,8,Good\n');
    expect([annotations.map(({ text }) => text), problems.map(({ code }) => code)]).to.deep.equal([['Good'], ['bad-time', 'bad-time']]);
  });
  it('takes no other text for one', () => {
    for (const text of ['Dear reader, this is an essay.', 'a,b,c\n1,2,3', 'start', '']) expect(parseAnnotations(text).problems.map(({ code }) => code)[0], text).to.be.oneOf(['not-json', 'empty-file']); // prettier-ignore
  });
});

describe('formatAnnotations', () => {
  it('refuses a format that there is not', () => expect(() => formatAnnotations([], 'xml' as 'csv')).to.throw(RangeError));
  it('writes nothing in every format, and reads nothing back', () => {
    for (const format of ['w3c', 'iiif', 'hypothesis', 'vtt', 'csv'] as const) expect(parseAnnotations(formatAnnotations([], format).text).annotations, format).to.deep.equal([]); // prettier-ignore
  });
  it('never throws, whatever the note', () => {
    const wild = fc.record({
      id: fc.string(),
      start: fc.double(),
      end: fc.double(),
      text: fc.string(),
      title: fc.string(),
      tags: fc.array(fc.string()),
    });
    fc.assert(
      fc.property(fc.array(wild), (notes) => {
        for (const format of ['w3c', 'iiif', 'hypothesis', 'vtt', 'csv'] as const) {
          const { text } = formatAnnotations(notes.map((one) => note(one.id, one.start, one.end, { ...one, body: [] })), format); // prettier-ignore
          parseAnnotations(text);
        }
      }),
      { numRuns: 60 },
    );
  });
});
