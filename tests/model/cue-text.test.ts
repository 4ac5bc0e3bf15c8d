import { expect } from '@open-wc/testing';
import type { CueSpan } from '../../src/model/cue.js';
import { formatCueText } from '../../src/model/cue-payload.js';
import { parseCueText } from '../../src/model/cue-text.js';
import { patience } from '../support/patience.js';

const i = (...children: CueSpan[]): CueSpan => ({ tag: 'i', children });

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
    expect(performance.now() - before).to.be.lessThan(patience(1000));
  });
});
