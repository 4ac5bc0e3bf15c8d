import { expect } from '@open-wc/testing';
import { ProblemList } from '../../src/model/problem-list.js';
import { formatSrt, parseSrt } from '../../src/model/srt.js';
import type { Cue } from '../../src/model/cue.js';

const read = (text: string) => {
  const problems = new ProblemList();
  const cues = parseSrt(text, problems);
  return { cues, problems: problems.list(), codes: problems.list().map(({ code, line }) => `${code}:${line}`) };
};
const texts = (text: string): string[] => read(text).cues.map((cue) => cue.text);
const cue = (more: Partial<Cue>): Cue => ({ id: '1', start: 1, end: 2, text: 'x', source: 'x', ...more });
const good = '1\n00:00:01,000 --> 00:00:02,500\nThe house\nin the field\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>Wind</i>\n';

describe('parseSrt', () => {
  it('reads a clean file without a word', () => {
    const { cues, problems } = read(good);
    expect(problems).to.deep.equal([]);
    expect(cues).to.deep.equal([
      { id: '1', start: 1, end: 2.5, text: 'The house\nin the field', source: 'The house\nin the field' },
      { id: '2', start: 3, end: 4, text: 'Wind', source: '<i>Wind</i>', spans: [{ tag: 'i', children: ['Wind'] }] },
    ]);
  });
  it('reads beyond a day', () => expect(read('1\n100:00:01,000 --> 100:00:02,000\nx').cues[0]).to.include({ start: 360001, end: 360002 }));

  describe('timing lines', () => {
    for (const [line, start, end] of [
      ['00:00:01.000 --> 00:00:02.500', 1, 2.5],
      ['00:00:01,5 --> 00:00:02,25', 1.5, 2.25],
      ['00:00:01:500 --> 00:00:02;500', 1.5, 2.5],
      ['00:00:01,0004 --> 00:00:02,12345', 1, 2.123],
      ['0:00:01,000 --> 0:00:02,000', 1, 2],
      ['00:01,000 --> 00:02,000', 1, 2],
      ['00:00:01 --> 00:00:02', 1, 2],
      ['00:00:001,000 --> 00:00:002,000', 1, 2],
      ['00:00:01,000 -> 00:00:02,000', 1, 2],
      ['00:00:01,000 - > 00:00:02,000', 1, 2],
      ['00:00:01,000 - - > 00:00:02,000', 1, 2],
      ['00:00:01,000 –> 00:00:02,000', 1, 2],
      ['00:00:01,000 —> 00:00:02,000', 1, 2],
      ['00:00:01,000 → 00:00:02,000', 1, 2],
      ['00:00:01,000 --&gt; 00:00:02,000', 1, 2],
      ['00:00:01,000 ==> 00:00:02,000', 1, 2],
      ['00:00:01,000-->00:00:02,000', 1, 2],
      ['00:00:01,000\t-->\t00:00:02,000\t', 1, 2],
      ['  00:00:01,000  -->  00:00:02,000  ', 1, 2],
      ['00:00:01,000 00:00:02,000', 1, 2],
      ['00:00:01,000 -- 00:00:02,000', 1, 2],
      ['00: 00: 01, 000 --> 00: 00: 02, 000', 1, 2],
      ['00:00:0 1,0 00 --> 00:00:0 2,500', 1, 2.5],
      ['0 0:00:01,000 --> 0 0:00:02,5 00', 1, 2.5],
      ['００：００：０１，０００ --> ００：００：０２，０００', 1, 2],
      ['\ufeff00:00:01,000 --> 00:00:02,000', 1, 2],
      ['1 00:00:01,000 --> 00:00:02,000', 1, 2],
    ] as const) {
      it(`reads “${line}”, first and later in the file`, () => {
        for (const before of ['', good.replaceAll(/00:00:0/g, '00:09:0') + '\n']) {
          const { cues, problems } = read(`${before}1\n${line}\nx\n`);
          expect(cues.at(-1)).to.include({ start, end, text: 'x' });
          expect(problems.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
          expect(cues.slice(0, -1).map((each) => each.text)).to.deep.equal(before ? ['The house\nin the field', 'Wind'] : []);
        }
      });
    }
    it('reports each spelling that is not SubRip’s own, with its line', () =>
      expect(read(good.replace(' --> ', '->')).codes).to.deep.equal(['odd-timing:2']));
    it('sets a negative time to the beginning instead of turning it round', () => {
      const { cues, codes } = read('1\n-00:00:01,000 --> 00:00:02,000\nx');
      expect(cues[0]).to.include({ start: 0, end: 2 });
      expect(codes).to.deep.equal(['negative-timing:2']);
    });
    it('keeps reversed and zero-length cues, with a warning', () => {
      const { cues, problems } = read('1\n00:00:02,000 --> 00:00:01,000\nx\n\n2\n00:00:03,000 --> 00:00:03,000\ny');
      expect(cues.map(({ start, end }) => [start, end])).to.deep.equal([[2, 1], [3, 3]]); // prettier-ignore
      expect(problems.map(({ code, severity, line }) => [code, severity, line])).to.deep.equal([['reversed-timing', 'warning', 2], ['empty-interval', 'warning', 6]]); // prettier-ignore
    });
    it('lets coordinates go with a word', () => {
      const { cues, codes } = read('1\n00:00:01,000 --> 00:00:02,000  X1:201 X2:516 Y1:397 Y2:423\nx');
      expect(cues[0]).to.include({ text: 'x' });
      expect(codes).to.deep.equal(['coordinates-ignored:2']);
    });
    it('takes text behind the times for the first line', () => {
      const { cues, codes } = read('1\n00:00:01,000 --> 00:00:02,000 Hello\nyou');
      expect(cues[0]).to.include({ text: 'Hello\nyou', end: 2 });
      expect(codes).to.deep.equal(['text-on-timing-line:2']);
    });
    it('reads WebVTT’s settings behind the times', () =>
      expect(read('1\n00:00:01,000 --> 00:00:02,000 line:0 align:start\nx').cues[0]!.settings).to.deep.equal({ line: 0, align: 'start' }));
    it('leaves out a cue whose times are broken, keeps its neighbours, and says so', () => {
      const { cues, problems } = read(good.replace('00:00:03,000', '00:0x:03,000') + '\n3\n00:00:05,000 --> 00:00:06,000\ny\n');
      expect(cues.map(({ text }) => text)).to.deep.equal(['The house\nin the field', 'y']);
      expect(problems.map(({ code, severity, line }) => ({ code, severity, line }))).to.deep.equal([
        { code: 'bad-timing', severity: 'error', line: 7 },
      ]);
    });
    it('leaves out a numbered cue that has no times at all, instead of giving its text to the cue before', () => {
      const { cues, codes } = read(good + '\n3\nlost\n\n4\nlost, too\n\n5\n00:00:05,000 --> 00:00:06,000\ny\n');
      expect(cues.map(({ text }) => text)).to.deep.equal(['The house\nin the field', 'Wind', 'y']);
      expect(codes).to.deep.equal(['missing-timing:10', 'missing-timing:13']);
    });
  });

  describe('numbers and blank lines', () => {
    it('needs no numbers', () =>
      expect(texts('00:00:01,000 --> 00:00:02,000\nx\n\n00:00:03,000 --> 00:00:04,000\ny\n42')).to.deep.equal(['x', 'y\n42']));
    it('needs no blank lines', () =>
      expect(texts('1\n00:00:01,000 --> 00:00:02,000\nx\n2\n00:00:03,000 --> 00:00:04,000\ny')).to.deep.equal(['x', 'y']));
    it('bears blank lines between number and times', () =>
      expect(texts(good.replaceAll(/^(\d)$/gm, '$1\n'))).to.deep.equal(['The house\nin the field', 'Wind']));
    it('bears blank lines, of spaces, too, before the text and after it', () =>
      expect(texts('1\n00:00:01,000 --> 00:00:02,000\n \nx\n \t\n\n2\n00:00:03,000 --> 00:00:04,000\ny')).to.deep.equal(['x', 'y']));
    it('keeps blank lines within the text', () =>
      expect(texts('1\n00:00:01,000 --> 00:00:02,000\nx\n\ny\n\n2\n00:00:03,000 --> 00:00:04,000\nz')).to.deep.equal(['x\n\ny', 'z']));
    it('reads numbers with a sign round them', () =>
      expect(texts(good.replace('1\n', '#1\n').replace('\n2\n', '\n2.\n'))).to.deep.equal(['The house\nin the field', 'Wind']));
    it('keeps a number that is said', () => {
      expect(texts('1\n00:00:01,000 --> 00:00:02,000\nRoom\n42\n\n2\n00:00:03,000 --> 00:00:04,000\n7')).to.deep.equal(['Room\n42', '7']);
      expect(
        texts('1\n00:00:01,000 --> 00:00:02,000\nRoom\n42\n\n00:00:03,000 --> 00:00:04,000\ny\n\n3\n00:00:05,000 --> 00:00:06,000\nz'),
      ).to.deep.equal(['Room\n42', 'y', 'z']);
    });
    it('drops a number after the last cue', () => expect(texts(`${good}\n3\n`)).to.deep.equal(['The house\nin the field', 'Wind']));
    it('says which cue has no number where the others have', () =>
      expect(read(good.replace('\n2\n', '\n')).codes).to.deep.equal(['missing-number:6']));
    it('keeps numbers as ids, each once', () => {
      const { cues, codes } = read(good.replace('\n2\n', '\n1\n') + '\n7\n00:00:05,000 --> 00:00:06,000\ny');
      expect(cues.map(({ id }) => id)).to.deep.equal(['1', '2', '7']);
      expect(codes).to.deep.equal(['repeated-number:7']);
    });
    it('keeps cues without text', () => {
      const { cues, codes } = read(
        '1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\ny\n\n3\n00:00:05,000 --> 00:00:06,000',
      );
      expect(cues.map(({ text }) => text)).to.deep.equal(['', 'y', '']);
      expect(codes).to.deep.equal(['empty-cue:2', 'empty-cue:9']);
    });
    it('says what text before the first cue is left out', () =>
      expect(read(`Subtitles by Ann\n\n${good}`).codes).to.deep.equal(['text-outside-cues:1']));
  });

  describe('text that the package "subtitle" would take for something else', () => {
    for (const text of ['My\nNOTEBOOK!\nWhere?', 'NOTE this', 'WEBVTT', 'a --> b', '12:30 is the time', '\u2060x', 'a\n\n\nb'])
      it(`keeps “${text.replaceAll('\n', '|')}”`, () =>
        expect(texts(`1\n00:00:01,000 --> 00:00:02,000\n${text}\n\n2\n00:00:03,000 --> 00:00:04,000\ny`)).to.deep.equal([text, 'y']));
  });

  it('makes a position of {\\an}', () => {
    const settings = (place: number) => read(`1\n00:00:01,000 --> 00:00:02,000\n{\\an${place}}x`).cues[0]!.settings;
    expect(settings(2)).to.equal(undefined);
    expect(settings(8)).to.deep.equal({ line: 0 });
    expect(settings(1)).to.deep.equal({ position: 0, align: 'left' });
    expect(settings(6)).to.deep.equal({ line: 50, lineIsPercentage: true, lineAlign: 'center', position: 100, align: 'right' });
  });
});

describe('formatSrt', () => {
  it('writes what it read', () => expect(formatSrt(read(good).cues)).to.equal(good));
  it('writes times beyond a day', () =>
    expect(formatSrt([cue({ start: 90000, end: 360000.5 })])).to.include('25:00:00,000 --> 100:00:00,500'));
  it('numbers the cues where not every id is a number', () => {
    expect(formatSrt([cue({ id: 'intro' }), cue({ id: '1' })])).to.match(/^1\n[^]*\n2\n/);
    expect(formatSrt([cue({ id: '7' }), cue({ id: '3' })])).to.match(/^7\n[^]*\n3\n/);
  });
  it('writes all nine places', () => {
    for (let place = 1; place <= 9; place++) {
      const text = `1\n00:00:01,000 --> 00:00:02,000\n${place === 2 ? '' : `{\\an${place}}`}x\n`;
      expect(formatSrt(read(text).cues)).to.equal(text);
    }
  });
  for (const text of [
    '00:00:01,000 --> 00:00:02,000',
    '1 00:00:01 -> 0:02',
    'a 1:0 --> b',
    'x\n\n2\ny',
    'x\n\n2',
    '\nx\n',
    ' ',
    '\n',
    '<i>',
    '&lt;',
    '{\\an8}',
    'a\rb',
    'x\u001a',
    'NOTE\n\nWEBVTT',
    '→',
  ])
    it(`writes the text ${JSON.stringify(text)} so that it is read as text`, () => {
      const { cues, problems } = read(formatSrt([cue({ text }), cue({ id: '2', text: 'y' })]));
      expect(cues.map((each) => each.text)).to.deep.equal([text, 'y']);
      expect(problems).to.deep.equal([]);
    });
});
