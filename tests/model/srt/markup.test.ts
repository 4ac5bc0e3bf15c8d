import { expect } from '@open-wc/testing';
import type { CueSpan } from '../../../src/model/cue.js';
import { parseCueText } from '../../../src/model/cue-text.js';

const i = (...children: CueSpan[]): CueSpan => ({ tag: 'i', children });

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
