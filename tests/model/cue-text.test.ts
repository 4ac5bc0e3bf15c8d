import { expect } from '@open-wc/testing';
import type { CueSpan } from '../../src/model/cue.js';
import { formatCueText, MAX_SPAN_DEPTH, parseCueText } from '../../src/model/cue-text.js';

const i = (...children: CueSpan[]): CueSpan => ({ tag: 'i', children });

describe('parseCueText, WebVTT', () => {
  const spans = (payload: string): unknown => parseCueText(payload, 'vtt').spans;
  const text = (payload: string): string => parseCueText(payload, 'vtt').text;

  it('gives no spans to plain text', () => expect(parseCueText('Rain\nindoors', 'vtt')).to.deep.equal({ text: 'Rain\nindoors' }));
  it('reads tags within tags', () =>
    expect(spans('a <i>b <b>c</b></i> d')).to.deep.equal(['a ', i('b ', { tag: 'b', children: ['c'] }), ' d']));
  it('reads classes', () =>
    expect(spans('<c.yellow.bg_blue>x</c>')).to.deep.equal([{ tag: 'c', classes: ['yellow', 'bg_blue'], children: ['x'] }]));
  it('reads a speaker, references decoded and spaces joined', () => {
    const read = parseCueText('<v.loud Ann  &amp;\tBo>Hi', 'vtt');
    expect(read.speaker).to.equal('Ann & Bo');
    expect(read.spans).to.deep.equal([{ tag: 'v', classes: ['loud'], annotation: 'Ann & Bo', children: ['Hi'] }]);
  });
  it('names the first of two speakers', () => expect(parseCueText('<v A>x</v><v B>y', 'vtt').speaker).to.equal('A'));
  it('reads a language', () => expect(spans('<lang ru>да</lang>')).to.deep.equal([{ tag: 'lang', annotation: 'ru', children: ['да'] }]));
  it('reads ruby, whose end closes an open rt', () =>
    expect(spans('<ruby>漢<rt>kan</ruby>!')).to.deep.equal([{ tag: 'ruby', children: ['漢', { tag: 'rt', children: ['kan'] }] }, '!']));
  it('knows rt only within ruby', () => expect(spans('<rt>x</rt>')).to.equal(undefined));
  it('reads timestamps', () =>
    expect(spans('<00:01.500>x<1:00:00.000>')).to.deep.equal([
      { tag: 'timestamp', time: 1.5, children: [] },
      'x',
      { tag: 'timestamp', time: 3600, children: [] },
    ]));
  it('passes over an end tag that closes nothing, or not the innermost tag', () => {
    expect(text('a</b>c')).to.equal('ac');
    expect(spans('<i>a<b>b</i>c')).to.deep.equal([i('a', { tag: 'b', children: ['bc'] })]);
  });
  it('closes at the end what was left open', () => expect(spans('<i>a')).to.deep.equal([i('a')]));
  it('drops tags it does not know and keeps what they hold', () => {
    expect(text('<script>alert(1)</script>')).to.equal('alert(1)');
    expect(spans('<img src=x onerror=alert(1)>')).to.equal(undefined);
    expect(text('<I>x</I>')).to.equal('x');
  });
  for (const payload of ['I <3 you', 'a < b', 'a <', '<>', 'if a <b then', '1 <2 >0', '<00:99.000>'])
    it(`keeps “${payload}” as text`, () => expect(parseCueText(payload, 'vtt')).to.deep.equal({ text: payload }));
  for (const [payload, expected] of [
    ['&amp;&lt;&gt;&nbsp;&lrm;&rlm;', '&<>\u00a0\u200e\u200f'],
    ['&#233;&#xE9;&#X1F3A5;', 'éé🎥'],
    ['&eacute;&mdash;&hellip;&hearts;&Omega;&apos;', "é—…♥Ω'"],
    ['&#128;&#0;&#xD800;&#x110000;', '€\ufffd\ufffd\ufffd'],
    ['AT&T &nosuch; &', 'AT&T &nosuch; &'],
    ['&lt3 &notit;', '<3 ¬it;'],
    ['&amp;lt;', '&lt;'],
  ] as const)
    it(`decodes “${payload}”`, () => expect(text(payload)).to.equal(expected));
  it('gives a decoded "<" no meaning', () => expect(text('&lt;i>x')).to.equal('<i>x'));
  it(`flattens what is nested deeper than ${MAX_SPAN_DEPTH}, with its text`, () => {
    const read = parseCueText(`${'<b>'.repeat(100_000)}x${'</b>'.repeat(99_999)}y`, 'vtt');
    let depth = 0;
    for (let span = read.spans?.[0]; typeof span === 'object'; span = span.children[0]) depth++;
    expect(depth).to.equal(MAX_SPAN_DEPTH);
    expect(read.text).to.equal('xy');
  });
});

describe('parseCueText, SubRip', () => {
  const read = (payload: string) => parseCueText(payload, 'srt');

  it('reads tags in any case, closed in any order', () =>
    expect(read('<I>a<B>b</I>c').spans).to.deep.equal([i('a', { tag: 'b', children: ['b'] }), 'c']));
  for (const [color, name] of [
    ['#FFCC00', 'color-ffcc00'],
    ['ffcc00', 'color-ffcc00'],
    ['#fc0', 'color-ffcc00'],
    ['Yellow', 'yellow'],
  ])
    // prettier-ignore
    it(`reads the colour ${color}`, () =>
      expect(read(`<font face="Arial" color="${color}">x</font>`).spans).to.deep.equal([{ tag: 'c', classes: [name], children: ['x'] }]));
  it('lets go of a font without a colour, or with what is none', () => {
    expect(read('<font size=3>x</font>')).to.deep.equal({ text: 'x' });
    expect(read('<font color="url(x)">x</font>')).to.deep.equal({ text: 'x' });
  });
  it('reads a place', () => expect(read('{\\an8}x')).to.deep.equal({ text: 'x', place: 8 }));
  it('reads styles in braces', () => expect(read('a{\\i1}b{\\i0}c').spans).to.deep.equal(['a', i('b'), 'c']));
  it('reads a colour in braces, whose bytes are turned round, until it is taken back', () =>
    expect(read('{\\c&H00CCFF&}a{\\c}b').spans).to.deep.equal([{ tag: 'c', classes: ['color-ffcc00'], children: ['a'] }, 'b']));
  it('drops other codes in braces, and keeps other braces', () =>
    expect(read('{\\pos(1,2)\\fad(1,2)}a {sic} {').text).to.equal('a {sic} {'));
  it('drops HTML, keeping what it holds, and breaks the line at br', () =>
    expect(read('<span class="x">a</span><br/>b<script>c</script>').text).to.equal('a\nbc'));
  it('keeps words in angle brackets that are no tags', () => expect(read('<sighs> I <3 you').text).to.equal('<sighs> I <3 you'));
  it('decodes references only with their semicolon', () => expect(read('Q&amp;A R&copy &#8212;').text).to.equal('Q&A R&copy —'));
});

describe('formatCueText', () => {
  const again = (spans: readonly CueSpan[], dialect: 'vtt' | 'srt'): unknown =>
    parseCueText(formatCueText({ text: '', spans }, dialect), dialect).spans;

  it('writes WebVTT that reads as the same spans', () => {
    const spans: CueSpan[] = [
      {
        tag: 'v',
        classes: ['loud'],
        annotation: 'A > B-',
        children: ['x & ', { tag: 'ruby', children: ['漢', { tag: 'rt', children: ['kan'] }] }],
      },
      { tag: 'timestamp', time: 90000.5, children: [] },
      ' --> <3\n\n\n',
      { tag: 'c', classes: ['color-ffcc00'], children: [{ tag: 'lang', annotation: 'en', children: ['&amp;'] }] },
    ];
    expect(again(spans, 'vtt')).to.deep.equal(spans);
  });
  it('writes nothing into WebVTT that ends a cue', () => {
    const payload = formatCueText({ text: '\na\n\n\nb --> c\n' }, 'vtt');
    expect(payload.split('\n')).to.not.include('');
    expect(payload).to.not.include('-->');
  });
  it('leaves out a class that would make an arrow', () =>
    expect(formatCueText({ text: '', spans: [{ tag: 'c', classes: ['a', 'b--'], children: ['x'] }] }, 'vtt')).to.equal('<c.a>x</c>'));
  it('writes SubRip that reads as the same spans', () => {
    const spans: CueSpan[] = [
      i('a <i> &lt; {\\i1} '),
      { tag: 'c', classes: ['color-ffcc00'], children: ['b'] },
      { tag: 'c', classes: ['red'], children: ['c'] },
    ];
    expect(again(spans, 'srt')).to.deep.equal(spans);
  });
  it('leaves the text of what SubRip has no tag for', () =>
    expect(
      formatCueText(
        {
          text: '',
          spans: [
            { tag: 'v', annotation: 'Ann', children: ['Hi '] },
            { tag: 'c', classes: ['loud'], children: ['you'] },
          ],
        },
        'srt',
      ),
    ).to.equal('Hi you'));
  it('writes no reference into SubRip that need not be', () =>
    expect(formatCueText({ text: 'AT&T <3 a < b > c {x}' }, 'srt')).to.equal('AT&T <3 a < b > c {x}'));
  it('does not overflow however deep the spans are', () => {
    let deep: CueSpan = 'x';
    for (let n = 0; n < 50_000; n++) deep = i(deep);
    expect(formatCueText({ text: 'x', spans: [deep] }, 'srt')).to.match(/^(<i>){50000}x/);
  });
});

describe('parseCueText of hostile text', () => {
  it('is quick for a colour that never comes', () => {
    const before = performance.now();
    parseCueText(`<font color=${' '.repeat(1_000_000)}->`, 'srt');
    expect(performance.now() - before).to.be.lessThan(1000);
  });
});
