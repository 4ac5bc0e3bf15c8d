import { expect } from '@open-wc/testing';
import type { CueSpan } from '../../../src/model/cue.js';
import { MAX_SPAN_DEPTH, parseCueText } from '../../../src/model/cue-text.js';

const i = (...children: CueSpan[]): CueSpan => ({ tag: 'i', children });

describe('parseCueText, tags of WebVTT', () => {
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

  it(`flattens what is nested deeper than ${MAX_SPAN_DEPTH}, with its text`, () => {
    const read = parseCueText(`${'<b>'.repeat(100_000)}x${'</b>'.repeat(99_999)}y`, 'vtt');
    let depth = 0;
    for (let span = read.spans?.[0]; typeof span === 'object'; span = span.children[0]) depth++;
    expect(depth).to.equal(MAX_SPAN_DEPTH);
    expect(read.text).to.equal('xy');
  });
  it('keeps an rt open that another tag within it keeps from closing', () => {
    const rt = (...children: CueSpan[]): CueSpan => ({ tag: 'rt', children });
    const ruby = (...children: CueSpan[]): CueSpan => ({ tag: 'ruby', children });
    const b = (...children: CueSpan[]): CueSpan => ({ tag: 'b', children });
    expect(spans('<ruby>a<rt>b</rt>c</ruby>d')).to.deep.equal([ruby('a', rt('b'), 'c'), 'd']);
    expect(spans('<ruby>a<rt><b>b</rt></ruby>c')).to.deep.equal([ruby('a', rt(b('bc')))]);
    expect(spans('<ruby>a<rt><b>b</rt></ruby></b>c')).to.deep.equal([ruby('a', rt(b('b'), 'c'))]);
    expect(spans('<ruby>a<rt><b>b</rt></b></ruby>c')).to.deep.equal([ruby('a', rt(b('b'))), 'c']);
    expect(spans('<ruby>a<rt><b>b</rt></b>c</ruby>d')).to.deep.equal([ruby('a', rt(b('b'), 'c')), 'd']);
  });
});
