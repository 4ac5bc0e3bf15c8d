import { expect } from '@open-wc/testing';
import type { Cue } from '../../src/model/cue.js';
import { ProblemList } from '../../src/model/problem-list.js';
import { formatVtt, hasVttSignature, parseCueSettings, parseVtt } from '../../src/model/vtt.js';

const read = (text: string) => {
  const problems = new ProblemList();
  const { cues, regions } = parseVtt(text, problems);
  return { cues, regions, problems: problems.list(), codes: problems.list().map(({ code, line }) => `${code}:${line}`) };
};
const texts = (text: string): string[] => read(text).cues.map((cue) => cue.text);
const timing = '00:01.000 --> 00:02.000';

describe('hasVttSignature', () => {
  for (const text of ['WEBVTT', 'WEBVTT\n', 'WEBVTT - film', 'WEBVTT\tx'])
    it(`sees it in ${JSON.stringify(text)}`, () => expect(hasVttSignature(text)).to.equal(true));
  for (const text of ['', 'WEBVTTfoo', 'webvtt', ' WEBVTT', 'WEBVTT\ffoo', '\nWEBVTT'])
    it(`misses it in ${JSON.stringify(text)}`, () => expect(hasVttSignature(text)).to.equal(false));
});

describe('parseVtt', () => {
  it('reads cues with ids, settings and text', () => {
    const { cues, problems } = read(
      `WEBVTT - x\nKind: captions\n\nintro\n${timing} line:0\n<i>a</i>\nb\n\n01:00:03.500 --> 01:00:04.000\nc`,
    );
    expect(problems).to.deep.equal([]);
    expect(cues).to.deep.equal([
      {
        id: 'intro',
        start: 1,
        end: 2,
        text: 'a\nb',
        source: '<i>a</i>\nb',
        spans: [{ tag: 'i', children: ['a'] }, '\nb'],
        settings: { line: 0 },
      },
      { id: '2', start: 3603.5, end: 3604, text: 'c', source: 'c' },
    ]);
  });
  it('reads a file that holds no cue', () => expect(read('WEBVTT')).to.deep.include({ cues: [], problems: [] }));
  it('reads a cue right below the header', () => expect(texts(`WEBVTT\n${timing}\nx`)).to.deep.equal(['x']));
  it('bears many blank lines', () => expect(texts(`WEBVTT\n\n\n\n${timing}\nx\n\n\n\n${timing}\ny\n\n`)).to.deep.equal(['x', 'y']));
  it('passes over comments, wherever they stand', () => {
    const { cues, problems } = read(`WEBVTT\n\nNOTE\nx\n\n\nNOTE y\n\n${timing}\na\n\nNOTE\tz\nmore\n\n${timing}\nb\n\nNOTE\n`);
    expect(cues.map(({ text }) => text)).to.deep.equal(['a', 'b']);
    expect(problems).to.deep.equal([]);
  });
  it('reads an id that begins like a comment', () => expect(read(`WEBVTT\n\nNOTED\n${timing}\nx`).cues[0]!.id).to.equal('NOTED'));
  it('keeps a line of text that begins like a comment', () => expect(texts(`WEBVTT\n\n${timing}\nx\nNOTE y`)).to.deep.equal(['x\nNOTE y']));
  it('ends a cue at a blank line, not at one of spaces', () => expect(texts(`WEBVTT\n\n${timing}\nx\n \ny`)).to.deep.equal(['x\n \ny']));
  it('ends a cue at an arrow', () => {
    const { cues, codes } = read(`WEBVTT\n\n${timing}\nx\n${timing}\ny\na --> b\nz`);
    expect(cues.map(({ text }) => text)).to.deep.equal(['x', 'y']);
    expect(codes).to.deep.equal(['bad-timing:7']);
  });
  it('keeps the lines of id and times apart from text', () => {
    const { cues, codes } = read(`WEBVTT\n\nnot\nan id\n${timing}\nx`);
    expect(cues.map(({ id, text }) => [id, text])).to.deep.equal([['1', 'x']]);
    expect(codes).to.deep.equal(['text-outside-cues:3']);
  });
  it('reports text that belongs to no cue as lost', () =>
    expect(read(`WEBVTT\n\n${timing}\nx\n\norphan\n\n${timing}\ny`).problems).to.have.nested.property('[0].severity', 'error'));
  it('gives each cue an id of its own', () => {
    const { cues, codes } = read(`WEBVTT\n\na\n${timing}\n1\n\na\n${timing}\n2\n\na-2\n${timing}\n3\n\n5\n${timing}\n4\n\n${timing}\n5`);
    expect(cues.map(({ id }) => id)).to.deep.equal(['a', 'a-2', 'a-2-2', '5', '5-2']);
    expect(codes).to.deep.equal(['repeated-id:8', 'repeated-id:12']);
  });

  describe('timings', () => {
    for (const [line, start, end] of [
      ['00:01.000-->00:02.000', 1, 2],
      ['\t00:01.000 \t--> \t00:02.000', 1, 2],
      ['1:00:00.000 --> 1:00:01.000', 3600, 3601],
      ['000100:00:00.000 --> 100:00:01.000', 360000, 360001],
      ['59:59.999 --> 01:00:00.000', 3599.999, 3600],
    ] as const)
      it(`reads “${line}”`, () => expect(read(`WEBVTT\n\n${line}\nx`).cues[0]).to.include({ start, end }));
    for (const line of [
      '00:01.00 --> 00:02.000',
      '00:01.0000 --> 00:02.000',
      '00:01,000 --> 00:02,000',
      '0:01.000 --> 0:02.000',
      '60:00.000 --> 61:00.000',
      '00:60.000 --> 00:61.000',
      '00:00:60.000 --> 00:00:61.000',
      '01.000 --> 02.000',
      '-00:01.000 --> 00:02.000',
      '00:01.000 -- > 00:02.000 -->',
      '00:01.000 --> ',
      '--> 00:02.000',
      '00:01.000 -->',
    ])
      it(`says that “${line}” cannot be read`, () => {
        const { cues, problems } = read(`WEBVTT\n\nid\n${line}\nx\n\n${timing}\ny`);
        expect(cues.map(({ text }) => text)).to.deep.equal(['y']);
        expect(problems.map(({ code, severity, line: at }) => [code, severity, at])).to.deep.equal([['bad-timing', 'error', 4]]);
      });
    it('keeps reversed and zero-length cues, with a warning', () => {
      const { cues, codes } = read('WEBVTT\n\n00:02.000 --> 00:01.000\nx\n\n00:02.000 --> 00:02.000\ny');
      expect(cues).to.have.length(2);
      expect(codes).to.deep.equal(['reversed-timing:3', 'empty-interval:6']);
    });
    it('says what text behind the times is lost', () =>
      expect(read(`WEBVTT\n\n${timing} Hello you\nx`).problems.map(({ code, severity }) => [code, severity])).to.deep.equal([
        ['text-on-timing-line', 'error'],
      ]));
  });

  describe('STYLE and REGION', () => {
    const region = 'REGION\nid:fred width:40% lines:4\nregionanchor:0%,100% viewportanchor:10%,90.5% scroll:up';
    it('passes over a style sheet, and says so', () => {
      const { cues, codes } = read(`WEBVTT\n\nSTYLE\n::cue { color: red }\n\n${timing}\nx`);
      expect(cues).to.have.length(1);
      expect(codes).to.deep.equal(['style-ignored:3']);
    });
    it('reads a region and the cues in it', () => {
      const { cues, regions, problems } = read(`WEBVTT\n\n${region}\n\n${timing} region:fred\nx\n\n${timing} region:fred line:1\ny`);
      expect(regions).to.deep.equal([
        { id: 'fred', width: 40, lines: 4, regionAnchor: [0, 100], viewportAnchor: [10, 90.5], scroll: 'up' },
      ]);
      expect(cues.map(({ settings }) => settings)).to.deep.equal([{ region: 'fred' }, { line: 1 }]);
      expect(problems).to.deep.equal([]);
    });
    it('gives a region its defaults and passes over what is wrong in it', () =>
      expect(read('WEBVTT\n\nREGION\nid:a width:101% lines:x regionanchor:1 scroll:down foo').regions).to.deep.equal([
        { id: 'a', width: 100, lines: 3, regionAnchor: [0, 100], viewportAnchor: [0, 100] },
      ]));
    it('lets the later of two regions of one name hold', () =>
      expect(read('WEBVTT\n\nREGION\nid:a lines:1\n\nREGION\nid:a lines:2').regions.map(({ lines }) => lines)).to.deep.equal([2]));
    it('has no regions after the first cue', () => {
      const { regions, codes } = read(`WEBVTT\n\n${timing}\nx\n\n${region}`);
      expect(regions).to.deep.equal([]);
      expect(codes).to.deep.equal(['misplaced-block:6']);
    });
    it('passes over regions in the syntax of an old draft', () =>
      expect(read(`WEBVTT\n\nREGION: id=a width=40%\n\n${timing}\nx`).codes).to.deep.equal(['misplaced-block:3']));
    it('takes STYLE above a timing line for an id', () => expect(read(`WEBVTT\n\nSTYLE\n${timing}\nx`).cues[0]!.id).to.equal('STYLE'));
  });
});

describe('parseCueSettings', () => {
  const settings = (text: string) => parseCueSettings(text, new Set(['r']), new ProblemList(), 1);
  for (const [text, expected] of [
    ['vertical:rl', { vertical: 'rl' }],
    ['vertical:lr line:-1', { vertical: 'lr', line: -1 }],
    ['line:1.5', { line: 1.5 }],
    ['line:50%,center', { line: 50, lineIsPercentage: true, lineAlign: 'center' }],
    ['line:0,end', { line: 0, lineAlign: 'end' }],
    ['position:10.5%,line-right', { position: 10.5, positionAlign: 'line-right' }],
    ['size:100% align:left', { size: 100, align: 'left' }],
    ['align:start align:end', { align: 'end' }],
    ['line:10% line:3', { line: 3 }],
    ['line:-0', { line: 0 }],
    ['line:10000000000000000000000', { line: 1e22 }],
    ['line:100%,middle', { line: 100, lineIsPercentage: true }],
    ['position:1%, center', { position: 1 }],
    ['position:1%,left', { position: 1 }],
    ['region:r', { region: 'r' }],
    ['region:r size:50%', { size: 50 }],
  ] as const)
    it(`reads “${text}”`, () => expect(settings(text)).to.deep.equal(expected));
  for (const text of [
    'vertical:tb',
    'line:',
    'line:%',
    'line:101%',
    'line:-1%',
    'line:1.',
    'line:.5',
    'line:1-',
    'position:5',
    'position:auto',
    'size:-1%',
    'size:101%',
    'size:1e1%',
    'align:middle',
    'region:s',
    'foo:bar',
    'LINE:0',
  ])
    it(`passes over “${text}” with a warning`, () => {
      const problems = new ProblemList();
      expect(parseCueSettings(` ${text} `, new Set(['r']), problems, 7)).to.equal(undefined);
      expect(problems.list().map(({ code, severity, line }) => ({ code, severity, line }))).to.deep.equal([
        { code: 'bad-setting', severity: 'warning', line: 7 },
      ]);
    });
});

describe('formatVtt', () => {
  const cue = (more: Partial<Cue>): Cue => ({ id: '1', start: 1, end: 2, text: 'x', source: 'x', ...more });
  it('writes ids, times, settings and text', () => {
    const settings = {
      vertical: 'rl',
      line: 50,
      lineIsPercentage: true,
      lineAlign: 'end',
      position: 10,
      positionAlign: 'center',
      size: 40,
      align: 'start',
    } as const;
    expect(formatVtt([cue({ id: 'intro', settings, end: 90000 }), cue({ id: '2', text: '' })])).to.equal(
      'WEBVTT\n\nintro\n00:00:01.000 --> 25:00:00.000 vertical:rl line:50%,end position:10%,center size:40% align:start\nx\n\n2\n00:00:01.000 --> 00:00:02.000\n',
    );
  });
  it('writes regions', () => {
    const file =
      'WEBVTT\n\nREGION\nid:a width:40% lines:2 regionanchor:1%,2% viewportanchor:3%,4.5% scroll:up\n\n1\n00:00:01.000 --> 00:00:02.000 region:a\nx\n';
    const { cues, regions } = read(file);
    expect(formatVtt(cues, regions)).to.equal(file);
  });
  it('writes numbers without an exponent', () => {
    const settings = { line: 1e22, size: 1e-7 };
    expect(read(formatVtt([cue({ settings })])).cues[0]!.settings).to.deep.equal(settings);
  });
  it('makes ids safe', () => expect(read(formatVtt([cue({ id: 'a --> b\nc' })])).cues[0]).to.include({ id: 'a -> b c', text: 'x' }));
});
